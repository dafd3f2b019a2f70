import { aliasing } from '../../statistics/aliasing';
import type { DriftBundle, Part } from './bundles';

/** The roles in the order in which they are read. */
const roleOrder = ['model', 'prompt', 'tools', 'retrieval_index', 'policy', 'escalation', 'runtime'];

/** Policy and escalation are rules: what another version would have said can be worked out from the inputs. */
export const isRule = (role: string): boolean => role === 'policy' || role === 'escalation';

const words = ({ name, version, digest }: Part) => version ?? digest ?? name ?? '';
const whole = ({ name, version, digest }: Part) => JSON.stringify([name, version, digest]);

/** The change of one part from one bundle to the next. */
export interface PartStep {
  readonly role: string;
  /** Place of the bundle in which it changed. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

export type Told = 'attributable' | 'aliased' | 'unchanged';

export interface VersionRow {
  readonly role: string;
  /** One per bundle, short; null where the bundle has no such part. */
  readonly versions: readonly (string | null)[];
  /** Is it another than in the bundle before it? */
  readonly changed: readonly boolean[];
  readonly told: Told;
}

export interface VersionMatrix {
  readonly bundles: readonly DriftBundle[];
  /** Bundles left out because no usable record says what was in them. */
  readonly unrecorded: readonly DriftBundle[];
  readonly rows: readonly VersionRow[];
  /** Rank of the matrix of bundles × versions, without the constant. */
  readonly rank: number;
  readonly steps: readonly PartStep[];
  /** Changes whose effects come only together. */
  readonly groups: readonly (readonly PartStep[])[];
  /** Changes of the chosen pair, and which of them stand apart if effects add up over bundles. */
  readonly pair: PairAttribution | null;
}

export interface PairAttribution {
  readonly changed: readonly string[];
  /** `same`: no recorded part differs. */
  readonly told: 'attributable' | 'aliased' | 'same';
  /** Roles that other bundles of this agent let be told from the rest, if effects add up. */
  readonly apart: readonly string[];
  /** Roles that cannot be told apart at all. */
  readonly groups: readonly (readonly string[])[];
}

const usable = ({ components, troubles }: DriftBundle) =>
  components !== null && !troubles.includes('two_records');

function rolesOf(bundles: readonly DriftBundle[]): string[] {
  const roles = new Set(bundles.flatMap(({ components }) => (components ?? []).map(({ role }) => role)));
  const place = (role: string) => (roleOrder.indexOf(role) + roleOrder.length + 1) % (roleOrder.length + 1);
  return [...roles].sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}

const ofRole = (bundle: DriftBundle, role: string) =>
  (bundle.components ?? []).filter((part) => part.role === role);

/** One dummy column per version of each part, and a constant: what a bundle is made of, as numbers. */
function designOf(bundles: readonly DriftBundle[], roles: readonly string[]) {
  const columns = new Map<string, number>();
  const key = (role: string, bundle: DriftBundle) =>
    `${role} ${ofRole(bundle, role).map(whole).sort().join(' ')}`;
  for (const bundle of bundles)
    for (const role of roles)
      if (!columns.has(key(role, bundle))) columns.set(key(role, bundle), columns.size + 1);
  const vector = () => new Array<number>(columns.size + 1).fill(0);
  return {
    design: bundles.map((bundle) => {
      const row = vector();
      row[0] = 1;
      for (const role of roles) row[columns.get(key(role, bundle)) ?? 0] = 1;
      return row;
    }),
    /** What changing this part from one bundle's version to another's adds. */
    contrast(role: string, from: DriftBundle, to: DriftBundle): number[] {
      const row = vector();
      row[columns.get(key(role, to)) ?? 0] = 1;
      row[columns.get(key(role, from)) ?? 0] = (row[columns.get(key(role, from)) ?? 0] ?? 0) - 1;
      return row;
    },
    differs: (role: string, from: DriftBundle, to: DriftBundle) => key(role, from) !== key(role, to),
  };
}

const shortOf = (bundle: DriftBundle, role: string): string | null =>
  ofRole(bundle, role).length === 0 ? null : ofRole(bundle, role).map(words).join(', ');

/**
 * Which parts changed in which bundle of one agent, and whose effects could be told apart, if the effects of
 * parts add up. Bundles without one usable record are left out and listed. At most the last `most` bundles and
 * the chosen pair are laid out.
 */
export function versionMatrix(
  bundles: readonly DriftBundle[],
  pair: readonly [string, string] | null,
  most = 60,
): VersionMatrix {
  const all = bundles.filter(usable);
  const kept = all.filter(
    (bundle, at) => at >= all.length - most || (pair?.includes(bundle.release) ?? false),
  );
  const roles = rolesOf(kept);
  const { design, contrast, differs } = designOf(kept, roles);
  const steps = roles.flatMap((role) =>
    kept.flatMap((bundle, at): PartStep[] => {
      const before = kept[at - 1];
      if (!before || !differs(role, before, bundle)) return [];
      return [{ role, at, from: shortOf(before, role) ?? 'none', to: shortOf(bundle, role) ?? 'none' }];
    }),
  );
  const found = aliasing(
    design,
    steps.map(({ role, at }) => contrast(role, kept[at - 1]!, kept[at]!)),
  );
  const [before, after] = (pair ?? []).map((release) => kept.find((bundle) => bundle.release === release));
  return {
    bundles: kept,
    unrecorded: bundles.filter((bundle) => !usable(bundle)),
    rows: roles.map((role): VersionRow => {
      const own = steps.flatMap((step, at) => (step.role === role ? [at] : []));
      return {
        role,
        versions: kept.map((bundle) => shortOf(bundle, role)),
        changed: kept.map((_, at) => steps.some((step) => step.role === role && step.at === at)),
        told:
          own.length === 0
            ? 'unchanged'
            : own.every((at) => found.estimable[at])
              ? 'attributable'
              : 'aliased',
      };
    }),
    rank: Math.max(0, found.rank - 1),
    steps,
    groups: found.groups.map((group) => group.map((at) => steps[at]!)),
    pair: before && after ? attributionOf(before, after) : null,
  };

  function attributionOf(from: DriftBundle, to: DriftBundle): PairAttribution {
    const changed = roles.filter((role) => differs(role, from, to));
    const told = changed.length === 0 ? 'same' : changed.length === 1 ? 'attributable' : 'aliased';
    const pairs = aliasing(
      design,
      changed.map((role) => contrast(role, from, to)),
    );
    return {
      changed,
      told,
      apart: told === 'aliased' ? changed.filter((_, at) => pairs.estimable[at]) : [],
      groups: pairs.groups.map((group) => group.map((at) => changed[at]!)),
    };
  }
}

/** A run on logged inputs that would settle what the log leaves open. */
export interface Replay {
  /** The bundle to start from. */
  readonly base: string;
  readonly role: string;
  readonly version: string;
  readonly separates: readonly string[];
  /** Matured decisions of the baseline, or null when they are not known. */
  readonly cases: number;
}

/**
 * The replays that tell aliased parts apart: the baseline with one of them at the candidate's version. All but
 * one of a group settle it if effects add up; the last shows whether they do. Rules need none: they are
 * re-evaluated.
 */
export function replaysOf(
  attribution: PairAttribution | null,
  before: DriftBundle,
  after: DriftBundle,
): Replay[] {
  if (attribution?.told !== 'aliased') return [];
  const groups = attribution.groups.length > 0 ? attribution.groups : [attribution.changed];
  return groups.flatMap((group) =>
    group
      .filter((role) => !isRule(role))
      .map((role) => ({
        base: before.release,
        role,
        version: shortOf(after, role) ?? 'none',
        separates: group.filter((other) => other !== role),
        cases: before.matured > 0 ? before.matured : before.decisions,
      })),
  );
}
