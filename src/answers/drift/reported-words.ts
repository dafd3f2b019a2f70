import { shortRelease } from '../../words/filter-words';
import { inSentence } from '../../words/format';
import { definitionOf, type AnyMetricId } from '../../metrics/catalogue';
import type { PermutedTest } from '../../metrics/drift/permute';
import type { NamedBundle, ReportedShift, Shift } from '../../metrics/drift/reported';

const tests: Record<PermutedTest, string> = {
  action: 'decision mix',
  policy: 'policy outcomes',
  abstention: 'abstentions',
  evidence: 'evidence',
  tools: 'tool calls',
  confidence_ks: 'confidence',
  confidence_w1: 'confidence',
  confidence_psi: 'confidence',
  latency_ks: 'latency',
  behaviour: 'outcome on the same kinds of case',
};

/** A bundle by its name, else the start of its id. */
const bundleWords = ({ name, release }: NamedBundle): string => name ?? shortRelease(release);

const measure = (metric: AnyMetricId) => inSentence(definitionOf(metric).title);

function said(shift: Shift): string {
  switch (shift.kind) {
    case 'moved':
      return tests[shift.test];
    case 'measure':
      return `${measure(shift.metric)}${shift.riskClass === null ? '' : `, ${shift.riskClass} risk`} (${shift.finding})`;
    case 'inside':
      return `${measure(shift.metric)} in ${shift.workflow}, ${shift.riskClass} risk`;
  }
}

const listed = (shifts: readonly Shift[]) => [...new Set(shifts.map(said))].join('; ');

/** What is reported of one bundle, in a sentence or two; empty where nothing is. */
export function shiftSentence({ before, after, shifts }: ReportedShift): string {
  const inside = shifts.filter(({ kind }) => kind === 'inside');
  const pair = shifts.filter(({ kind }) => kind !== 'inside');
  const sentences = [];
  if (before && pair.length > 0)
    sentences.push(`${bundleWords(after)} against ${bundleWords(before)}: ${listed(pair)}.`);
  if (inside.length > 0)
    sentences.push(`Inside ${bundleWords(after)}, without a new version: ${listed(inside)}.`);
  return sentences.join(' ');
}
