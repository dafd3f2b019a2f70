import { dimensions } from '../selection/dimension';
import type { Dimension } from '../selection/dimension';
import {
  emptySelection,
  environmentChoices,
  labelRanks,
  longestMaturityLagDays,
  tidy,
} from '../selection/selection';
import type { Selection } from '../selection/selection';
import { selectionTravel } from '../selection/travel';
import { dimensionNames, dimensionOfName, fieldNames } from './names';
import { complaintAbout, readTime, readValue, writeTime, writeValue } from './values';

export interface ReadAddress {
  /** What the address says, its bad parts left out. */
  readonly selection: Selection;
  /** One sentence per part that was left out. */
  readonly problems: readonly string[];
}

const mostValues = 500;
const mostProblems = 20;

/** The selection as the search part of an address, without `?`; defaults are left out, so the empty selection is ''. */
export function toAddress(selection: Selection): string {
  const search = new URLSearchParams();
  const { from, to, environment, maturityLagDays, minLabelRank, only } = tidy(selection);
  if (selectionTravel.from.url && from !== undefined) search.append(fieldNames.from, writeTime(from));
  if (selectionTravel.to.url && to !== undefined) search.append(fieldNames.to, writeTime(to));
  if (selectionTravel.environment.url && environment !== emptySelection.environment)
    search.append(fieldNames.environment, environment);
  if (selectionTravel.maturityLagDays.url && maturityLagDays !== emptySelection.maturityLagDays)
    search.append(fieldNames.maturityLagDays, String(maturityLagDays));
  if (selectionTravel.minLabelRank.url && minLabelRank !== emptySelection.minLabelRank)
    search.append(fieldNames.minLabelRank, String(minLabelRank));
  for (const dimension of dimensions) {
    if (!selectionTravel.only.url) break;
    for (const value of only[dimension] ?? []) search.append(dimensionNames[dimension], writeValue(value));
  }
  return search.toString();
}

type Draft = { -readonly [Field in keyof Selection]: Selection[Field] };

const shown = (value: string) => JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);

const fieldReaders: Record<string, (value: string, draft: Draft) => string | null> = {
  [fieldNames.from]: (value, draft) => {
    const epoch = readTime(value);
    if (epoch === null) return 'is not a date such as 2026-03-02 or a time with an offset';
    draft.from = epoch;
    return null;
  },
  [fieldNames.to]: (value, draft) => {
    const epoch = readTime(value);
    if (epoch === null) return 'is not a date such as 2026-03-02 or a time with an offset';
    draft.to = epoch;
    return null;
  },
  [fieldNames.environment]: (value, draft) => {
    const choice = environmentChoices.find((known) => known === value);
    if (choice === undefined) return `is none of ${environmentChoices.join(', ')}`;
    draft.environment = choice;
    return null;
  },
  [fieldNames.maturityLagDays]: (value, draft) => {
    const days = Number(value);
    if (value.trim() === '' || !(days >= 0 && days <= longestMaturityLagDays))
      return `is not a number of days from 0 to ${longestMaturityLagDays}`;
    draft.maturityLagDays = days;
    return null;
  },
  [fieldNames.minLabelRank]: (value, draft) => {
    const rank = labelRanks.find((known) => String(known) === value);
    if (rank === undefined) return `is none of ${labelRanks.join(', ')}`;
    draft.minLabelRank = rank;
    return null;
  },
};
const readerOf = new Map(Object.entries(fieldReaders));

/**
 * Reads the search part of an address (with or without `?`). Never throws: what cannot be read is
 * left out and named in `problems`. Names in `otherNames` belong to other parts of the app and are passed over.
 */
export function fromAddress(search: string, otherNames: readonly string[] = []): ReadAddress {
  const draft: Draft = { ...emptySelection };
  const only = new Map<Dimension, string[]>();
  const seen = new Set<string>();
  const problems: string[] = [];
  let valueCount = 0;

  for (const [name, value] of new URLSearchParams(search)) {
    if (otherNames.includes(name)) continue;
    const dimension = dimensionOfName.get(name);
    const reader = readerOf.get(name);
    if (dimension !== undefined) {
      valueCount += 1;
      const meant = readValue(value);
      const complaint =
        valueCount > mostValues
          ? `is beyond the first ${mostValues} values`
          : complaintAbout(dimension, meant);
      if (complaint === null) only.set(dimension, [...(only.get(dimension) ?? []), meant ?? '']);
      else problems.push(`${name}=${shown(value)} ${complaint}; it was left out.`);
    } else if (reader !== undefined) {
      const complaint = seen.has(name) ? 'is given a second time' : reader(value, draft);
      seen.add(name);
      if (complaint !== null) problems.push(`${name}=${shown(value)} ${complaint}; it was left out.`);
    } else {
      problems.push(`${shown(name)} is not a known filter; it was left out.`);
    }
  }

  if (draft.from !== undefined && draft.to !== undefined && draft.from >= draft.to) {
    problems.push('The time range ends before it starts; both ends were left out.');
    delete draft.from;
    delete draft.to;
  }
  draft.only = Object.fromEntries(only);
  return { selection: tidy(draft), problems: shortened(problems) };
}

function shortened(problems: readonly string[]): readonly string[] {
  if (problems.length <= mostProblems) return problems;
  const rest = problems.length - mostProblems;
  return [...problems.slice(0, mostProblems), `${rest} more parts of the address were left out.`];
}
