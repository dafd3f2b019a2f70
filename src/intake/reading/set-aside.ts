import type { EventType } from '../../records/vocabulary';
import { asFound, fieldOf, type Issue } from './explain';

/** An optional word that is none of ours, and what counts in its place: null = as if the field were not there. */
export interface WordAside {
  readonly field: string;
  /** As JSON, cut. */
  readonly word: string;
  readonly as: string | null;
}

/**
 * What counts where a word is none of ours: the reading that helps the agent least. An unknown environment is judged
 * as production, an unknown mode is the lowest tier, an unknown outcome of a policy allows nothing, and an unknown label
 * decides nothing. A field that is not here has no such reading: there the record is rejected.
 */
const instead: Readonly<Partial<Record<EventType, Readonly<Record<string, string | null>>>>> = {
  decision: {
    environment: 'production',
    mode: 'shadow',
    'agent.role': null,
    predicted_verdict: null,
    risk_level: null,
    severity: null,
    reversibility: null,
    'policy.outcome': 'undefined',
    'resource.criticality': null,
    'resource.environment': 'production',
    'targets[].criticality': null,
    'targets[].environment': 'production',
    'evidence[].trust': null,
  },
  review: { environment: null },
  execution: { environment: null, rollback_reason: 'wrong' },
  verdict: {
    environment: null,
    verdict: 'undetermined',
    basis: 'closed_classification',
    'author.kind': 'automation',
  },
  control: { environment: null },
  release: { environment: null },
};

/** Has a field of a record a reading for a word that is none of ours? */
export const canSetAside = (kind: EventType, field: string): boolean => instead[kind]?.[field] !== undefined;

/** Beside another word of the risk, an unknown one must not leave the decision among the low risks. */
const asHighRisk: Readonly<Record<string, string>> = {
  risk_level: 'high',
  severity: 'high',
  reversibility: 'irreversible',
  'resource.criticality': 'high',
};

/** Where a word stands that a closed list does not have. */
export type UnknownWord = Pick<Issue, 'code' | 'path'> & { readonly values?: readonly unknown[] };

const folded = (word: unknown) =>
  String(word)
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

/** Of the permitted words the one that is written with other capitals or separators: `LOW`, `Production`. */
const sameWord = (word: unknown, { values = [] }: UnknownWord): string | undefined => {
  const found = typeof word === 'string' ? values.find((each) => folded(each) === folded(word)) : undefined;
  return typeof found === 'string' ? found : undefined;
};

const isWord = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

type Holder = Record<PropertyKey, unknown>;

/**
 * A copy of the record without the words that are none of ours, and what they were; undefined where there is none.
 * What else is wrong with it stays.
 */
export function withoutUnknownWords(
  kind: EventType,
  record: Record<string, unknown>,
  issues: readonly UnknownWord[],
): { readonly record: Record<string, unknown>; readonly aside: readonly WordAside[] } | undefined {
  const known = instead[kind];
  if (known === undefined) return undefined;
  const wrong: {
    path: readonly PropertyKey[];
    field: string;
    as: string | null;
    same: boolean;
    word: unknown;
  }[] = [];
  for (const issue of issues) {
    const { code, path } = issue;
    const field = fieldOf(path);
    const as = known[field.replace(/\[\d+\]/g, '[]')];
    const word = path.reduce<unknown>((value, step) => (value as Holder | undefined)?.[step], record);
    if (code === 'invalid_value' && as !== undefined && isWord(word)) {
      const same = sameWord(word, issue);
      wrong.push({ path, field, as: same ?? as, same: same !== undefined, word });
    }
  }
  if (wrong.length === 0) return undefined;
  const copy = structuredClone(record);
  for (const { path, as } of wrong) put(copy, path, as);
  const { risk_level: risk, resource } = copy as {
    risk_level?: unknown;
    resource?: { criticality?: unknown };
  };
  const isRiskTold = risk !== undefined || resource?.criticality !== undefined;
  const aside = wrong.map(({ path, field, as, same, word }) => {
    const high = isRiskTold && !same ? asHighRisk[field] : undefined;
    if (high !== undefined) put(copy, path, high);
    return { field: field.replace(/\[\d+\]/g, '[]'), word: asFound(word), as: high ?? as };
  });
  return { record: copy, aside };
}

function put(record: Record<string, unknown>, path: readonly PropertyKey[], value: string | null): void {
  let holder: Holder = record;
  for (const step of path.slice(0, -1)) holder = holder[step] as Holder;
  const name = path.at(-1) ?? '';
  if (value === null) delete holder[name];
  else holder[name] = value;
}
