import { count, counted, percent } from '../../words/format';
import type { ReportBlock } from '../../records/report/blocks';
import type { ReportMeasure } from '../../records/report/numbers';
import type { ReportSource } from '../../records/report/report';

const measuresOf = (blocks: readonly ReportBlock[]): ReportMeasure[] =>
  blocks.flatMap((block) => (block.kind === 'measures' ? block.measures : []));

function unresolvedSaid(measures: readonly ReportMeasure[]): string[] {
  const wrong = measures.find(({ metric, by }) => metric === 'false_positive_share' && by === 'all');
  if (!wrong || wrong.unresolved === null || wrong.n === null || wrong.share === null) return [];
  const all = wrong.n + wrong.unresolved;
  if (wrong.unresolved === 0 || wrong.bounds === null) return [];
  return [
    `${count(wrong.unresolved)} of ${count(all)} actions (${percent(wrong.unresolved / all)}) have no label yet: the false-positive share is ${percent(wrong.share)}, and lies between ${percent(wrong.bounds.lower)} and ${percent(wrong.bounds.upper)} whatever they turn out to be.`,
  ];
}

function missedSaid(blocks: readonly ReportBlock[]): string[] {
  const all = blocks.flatMap((block) => (block.kind === 'quantities' ? block.quantities : []));
  const missed = all.find(({ id }) => id === 'missed_share');
  if (!missed) return ['Missed cases are not part of this report.'];
  return missed.state === 'measured'
    ? ['Missed cases are known from an audit sample only; the estimate is no surer than that sample.']
    : [`Missed cases: ${missed.reason ?? 'not measurable.'}`];
}

function notMeasured(measures: readonly ReportMeasure[]): string[] {
  const titles = measures
    .filter(({ by, state }) => by === 'all' && (state === 'not_measurable' || state === 'not_enough_data'))
    .map(({ title }) => title);
  return titles.length === 0 ? [] : [`Not measured here: ${[...new Set(titles)].join(', ')}.`];
}

function pooledSaid(blocks: readonly ReportBlock[]): string[] {
  const notes = blocks.flatMap((block) =>
    block.kind === 'notes' && block.id === 'pooled' ? block.notes : [],
  );
  const worse = notes.filter(({ strong }) => strong);
  return worse.length > 0 ? worse.slice(0, 3).map(({ text }) => text) : [];
}

/** What a reader must not take from this report, each as one sentence. */
export function limitsOf(
  blocks: readonly ReportBlock[],
  sources: readonly ReportSource[],
  hidden: number,
): string[] {
  const measures = measuresOf(blocks);
  const rejected = sources.reduce((sum, source) => sum + source.rejected, 0);
  const unhashed = sources.filter(({ sha256 }) => sha256 === null).length;
  return [
    ...unresolvedSaid(measures),
    ...missedSaid(blocks),
    ...pooledSaid(blocks),
    ...notMeasured(measures),
    ...(rejected > 0
      ? [
          `${counted(rejected, 'record')} could not be used and ${rejected === 1 ? 'is' : 'are'} in no number.`,
        ]
      : []),
    ...(unhashed > 0 ? [`The SHA-256 of ${counted(unhashed, 'file')} is not known.`] : []),
    ...(hidden > 0
      ? [`${counted(hidden, 'number')} of small groups ${hidden === 1 ? 'is' : 'are'} left out.`]
      : []),
  ];
}
