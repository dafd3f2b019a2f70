import { z } from 'zod';

/** One part of a bundle that differs from the one before; null where one of them has no such part. */
export interface PartChange {
  readonly role: string;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * What the release records say, which need not be all that changed. `attributable`: one part is recorded as
 * changed, so a difference in behaviour goes with it. `aliased`: several are, and cannot be told apart. `same`: nothing recorded changed. `not_recorded`: one of the two
 * bundles has no release record.
 */
export type Attribution = 'attributable' | 'aliased' | 'same' | 'not_recorded';

/** A bundle and the one whose place it took. */
export interface BundleStep {
  readonly agent: string;
  readonly before: string;
  readonly after: string;
  /** By role. */
  readonly changes: readonly PartChange[];
  readonly attribution: Attribution;
}

type Parts = NonNullable<ReleaseParts['components']>;

/** A part as text: name and version, and the digest where that alone tells two apart. */
const partWords = (part: Parts[number]) =>
  [part.name, part.version, part.digest].filter((word) => word !== null).join(' ');

function byRole(parts: Parts): Map<string, string> {
  const roles = new Map<string, string[]>();
  for (const part of parts) roles.set(part.role, [...(roles.get(part.role) ?? []), partWords(part)]);
  return new Map([...roles].map(([role, words]) => [role, words.sort().join(', ')]));
}

/** The roles whose parts are not the same in both, in alphabetical order. */
export function changesOf(before: Parts, after: Parts): PartChange[] {
  const [old, now] = [byRole(before), byRole(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .filter((role) => old.get(role) !== now.get(role))
    .map((role) => ({ role, from: old.get(role) ?? null, to: now.get(role) ?? null }));
}

function attributionOf(changes: readonly PartChange[]): Attribution {
  if (changes.length === 0) return 'same';
  return changes.length === 1 ? 'attributable' : 'aliased';
}

/** Every bundle of an agent but its first, against its parent or else the one that decided before it. */
export function stepsOf(releases: readonly ReleaseParts[]): BundleStep[] {
  const agents = [...new Set(releases.map(({ agent }) => agent))];
  return agents.flatMap((agent) => {
    const own = releases.filter((release) => release.agent === agent);
    const places = new Map(own.map(({ release }, place) => [release, place]));
    return own.slice(1).map((after, at): BundleStep => {
      const parent = after.parent === null ? undefined : places.get(after.parent);
      const before = own[parent !== undefined && parent <= at ? parent : at]!;
      const step = { agent, before: before.release, after: after.release };
      if (before.components === null || after.components === null) {
        return { ...step, changes: [], attribution: 'not_recorded' };
      }
      const changes = changesOf(before.components, after.components);
      return { ...step, changes, attribution: attributionOf(changes) };
    });
  });
}

const text = z.string().nullable();
export const releaseRow = z.object({
  agent: z.string(),
  release: z.string(),
  parent: text,
  components: z.array(z.object({ role: z.string(), name: text, version: text, digest: text })).nullable(),
  first: z.number(),
});
export type ReleaseParts = z.infer<typeof releaseRow>;
