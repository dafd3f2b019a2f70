import { holm } from '../../statistics/multiple-testing';
import {
  count,
  hitsOf,
  joined,
  percent,
  plainWord,
  points,
  pValue,
  rateShort,
  utcDate,
} from '../../words/format';
import type { DriftBundle } from '../../metrics/drift/bundles';
import type { Difference, Finding, Judged } from '../../metrics/drift/difference';
import type { InsideSeries } from '../../metrics/drift/inside';
import type { DriftKpi } from '../../metrics/drift/kpis';
import type { MatchedCases } from '../../metrics/drift/matched';
import type { MixOrBehaviour } from '../../metrics/drift/mix';
import type { PairAttribution } from '../../metrics/drift/parts';
import type { RiskClass } from '../../metrics/drift/sides';

const kpiWords: Readonly<Record<string, string>> = {
  false_positive_share: 'False-positive share',
  override_rate: 'Human override',
  rollback_rate: 'Rollback',
  within_policy: 'Within policy',
  agreement: 'Blind agreement',
  unsafe_action: 'Unsafe action',
  adversarial_pass_rate: 'Attacks withstood',
  attacked_right_share: 'Right under attack',
  replay_right_share: 'Right in replays',
};

export const kpiName = ({ id, definition }: DriftKpi): string => kpiWords[id] ?? definition.title;

export const riskWords = (riskClass: RiskClass | null): string =>
  riskClass === null ? 'all risk' : `${riskClass} risk`;

export function findingWords(finding: Finding, margin: number): string {
  switch (finding) {
    case 'worse':
      return 'Worse';
    case 'better':
      return 'Better';
    case 'no_worse':
      return `No worse within ${margin} points`;
    case 'cannot_say':
      return 'Cannot say';
  }
}

const measureWords = ({ kpi, riskClass }: Difference) =>
  `${kpiName(kpi).toLowerCase()}${riskClass === null ? '' : ` at ${riskClass} risk`}`;

/** "false-positive share at high risk, 1.6% to 13.1%, +11.5 points (5.3 to 18.3)". */
export const differenceWords = (each: Difference): string =>
  `${measureWords(each)}, ${rateShort(each.before)} to ${rateShort(each.after)}, ${points(each.difference ?? 0, each.interval)}`;

export function attributionWords(pair: PairAttribution | null): string {
  if (pair === null) return 'What changed is not recorded, so no part can be named.';
  const roles = joined(pair.changed.map(plainWord));
  switch (pair.told) {
    case 'same':
      return 'No recorded part changed: whatever made a difference is not in the release record.';
    case 'attributable':
      return `The release records name only the ${roles} as changed.`;
    case 'aliased':
      return pair.groups.length === 0
        ? `The ${roles} changed; other bundles let them be told apart, if their effects add up.`
        : `The release records name the ${roles} as changed together: aliased, and which of them made a difference, if one did, cannot be told without a replay.`;
  }
}

/** Losses in production come before those in tests, the largest first. */
const byLoss = (a: Judged, b: Judged) =>
  Number(a.riskClass === null) - Number(b.riskClass === null) ||
  Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0);

/** The whole pair in one sentence that survives being quoted: the worst is named first. */
export function verdictSentence(judged: readonly Judged[], before: string, after: string): string {
  const of = (finding: Finding) => judged.filter((each) => each.finding === finding);
  const [worse, better, same] = [of('worse').sort(byLoss), of('better'), of('no_worse')];
  const against = `${after} against ${before}`;
  const unknown = judged.length - worse.length - better.length - same.length;
  const rest = [
    better.length > 0 ? `better on ${better.length}` : '',
    same.length > 0 ? `no worse on ${same.length}` : '',
    unknown > 0 ? `cannot say on ${unknown}` : '',
  ].filter(Boolean);
  const [first] = worse;
  if (first !== undefined) {
    const others =
      worse.length === 1
        ? `one of ${judged.length} measures`
        : `and on ${worse.length - 1} more of ${judged.length} measures`;
    return `${against}: worse on ${measureWords(first)}, ${rateShort(first.before)} to ${rateShort(first.after)}, ${others}.`;
  }
  if (judged.length === 0) return `${against}: nothing can be compared.`;
  if (better.length > 0)
    return `${against}: better on ${joined(better.slice(0, 2).map(measureWords))}${better.length > 2 ? ` and ${better.length - 2} more` : ''}${unknown > 0 ? `; cannot say on ${unknown} of ${judged.length} measures` : ''}.`;
  if (unknown === judged.length) return `${against}: cannot say.`;
  return `${against}: no measure is shown to be worse; ${rest.join(', ')} of ${judged.length}.`;
}

/** Why this pair is shown, where nobody chose it. */
export const openedWords = (losses: number): string =>
  losses === 1
    ? 'the only loss shown in any bundle'
    : `the largest of ${count(losses)} losses shown in all bundles`;

/** Why a bundle cannot be compared, or must be compared with care. */
export function troubleWords(bundle: DriftBundle, nameOf: (id: string) => string): string[] {
  return bundle.troubles.map((trouble) => {
    switch (trouble) {
      case 'no_record':
        return 'No release record: its numbers are compared, its parts are not known.';
      case 'two_records':
        return 'Two release records with this id list different parts: neither is used.';
      case 'same_parts':
        return `Same parts as ${joined(bundle.twins.slice(0, 3).map(nameOf))}: one bundle under ${bundle.twins.length + 1} ids.`;
    }
  });
}

/** How few decisions stand behind the kinds of case that both bundles had, where none has ten in both. */
function fewWords(strata: MixOrBehaviour['strata']): string {
  const least = strata.flatMap(({ n0, n1 }) => (n0 > 0 && n1 > 0 ? [Math.min(n0, n1)] : []));
  const most = least.reduce((high, n) => Math.max(high, n), 0);
  return most < 10 ? ` and no kind has more than ${most} in both bundles` : '';
}

/** What the split says, in one sentence. */
export function mixSentence({
  parts,
  cmh,
  n0,
  n1,
  strata,
  untold,
}: Pick<MixOrBehaviour, 'parts' | 'cmh' | 'n0' | 'n1' | 'strata' | 'untold'>): string {
  if (untold !== null) return `Not measurable: ${untold}.`;
  if (n0 < 10 || n1 < 10) return 'Too few counted decisions on one side to split anything.';
  const said = `${points(parts.total)} in all: ${points(parts.mix)} by mix, ${points(parts.behaviour)} by behaviour, ${points(parts.unmatched)} by kinds of case that only one bundle had.`;
  const shown = cmh.p !== null && cmh.p <= 0.05;
  const conclusion =
    cmh.p === null
      ? 'Whether the same cases are handled otherwise cannot be tested.'
      : shown
        ? `The same kinds of case look handled otherwise (p ${pValue(cmh.p)}): a hint, as decisions are taken as independent${fewWords(strata)}.`
        : 'On the same kinds of case no change is shown.';
  return `${said} ${conclusion}`;
}

/** A level before or after a change; under ten decisions its count. */
export const levelWords = (part: { readonly n: number; readonly hits: number }) =>
  part.n < 10 ? hitsOf(part.hits, part.n) : `${percent(part.hits / part.n)} (${hitsOf(part.hits, part.n)})`;

/** "Inside sentry-3, false-positive share …: 2.9% (3 of 102) until about 7 Jul 2026, 17.8% (18 of 101) from then." */
export function unversionedWords(each: InsideSeries, bundle: string): string {
  const { kpi, workflow, riskClass, parts, found, at, direction } = each;
  if (!parts || !found) return '';
  return `Inside ${bundle}, unversioned change for the ${direction}: ${kpiName(kpi).toLowerCase()} in ${workflow}, ${riskClass} risk, was ${levelWords(parts.before)} until about ${utcDate(at[found.index] ?? 0)} and ${levelWords(parts.after)} from then (p ${pValue(found.p)}, Holm ${pValue(each.adjustedP)}).`;
}

/** The measures that came out differently on the same cases, Holm at 5 %; empty when none did. */
export function matchedWords(all: readonly MatchedCases[]): string {
  const tested = all.filter(({ all: { test } }) => test !== null);
  const adjusted = holm(tested.map(({ all: { test } }) => test?.p ?? 1));
  const shown = tested.filter((_, at) => (adjusted[at] ?? 1) <= 0.05);
  return shown
    .map(({ kpi, all: { cases, beforeOnly, afterOnly, test } }) => {
      const higher = kpi.definition.better === 'higher';
      const [lost, won] = higher ? [beforeOnly, afterOnly] : [afterOnly, beforeOnly];
      return `On the ${count(cases)} cases that both ran, ${kpiName(kpi).toLowerCase()} got worse in ${count(lost)} and better in ${count(won)} (McNemar p ${pValue(test?.p)}). `;
    })
    .join('');
}
