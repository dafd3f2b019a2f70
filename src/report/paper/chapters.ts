import type { ReportBlock } from '../../records/report/blocks';
import type { Report, ReportSection, ReportSectionId } from '../../records/report/report';

export const detailsTitle = 'Details by group';

const details = new Set([
  ...['standing', 'readings', 'fates', 'fates_by_week', 'sampled_and_stated', 'review_quantities'],
  ...['bundle_changes', 'bundle_changes_low', 'drift_matched', 'drift_mix', 'lines', 'fields'],
  'evidence_measures',
]);

/** Is it a detail, in the annex of the file and not on paper? */
export const isAnnexed = ({ id }: ReportBlock): boolean =>
  details.has(id) || /_by_(release|risk_class|workflow)(_|$)/.test(id);

export interface Part {
  /** "2.1", "A". */
  readonly number: string;
  readonly title: string;
  readonly anchor: string;
}

/** What starts on a page of its own, and is numbered by itself. */
export interface Chapter {
  /** "2". */
  readonly number: string;
  readonly title: string;
  readonly parts: readonly Part[];
  readonly sections: readonly { readonly section: ReportSection; readonly number: string }[];
}

const limits: Part = { number: '', title: 'What this report does not show', anchor: 'limits' };
const sources: Part = { number: '', title: 'Where the numbers come from', anchor: 'sources' };

const chapters: readonly { title: string; holds: readonly ReportSectionId[]; last?: readonly Part[] }[] = [
  { title: 'Verdicts', holds: ['readiness'] },
  { title: 'What happened', holds: ['outcomes', 'overrides', 'rollbacks'] },
  { title: 'What changed', holds: ['drift', 'what_if'] },
  {
    title: 'Tests, integrity, limits, sources',
    holds: ['tests', 'integrity', 'definitions'],
    last: [limits, sources],
  },
];

const isShown = ({ blocks, remark }: ReportSection) => blocks.length > 0 || remark !== null;

export const anchorOf = ({ id }: ReportSection): string => `section-${id}`;

/** The label of the first page of a chapter: "2–1". */
export const firstPage = (chapter: string): string => `${chapter}–1`;

/** The page to sign is no chapter. */
export const memoPage = firstPage('M');

/** The chapters after the page to sign; those that hold nothing are left out. */
export function chaptersOf({ sections }: Report): readonly Chapter[] {
  const held = chapters.map(({ title, holds, last = [] }) => ({
    title,
    last,
    own: sections.filter((section) => holds.includes(section.id) && isShown(section)),
  }));
  return held
    .filter(({ own, last }, at) => at === 0 || own.length + last.length > 0)
    .map(({ title, own, last }, at) => {
      const parts = [
        ...own.map((section) => ({ title: section.title, anchor: anchorOf(section) })),
        ...last,
      ].map((part, within) => ({ ...part, number: `${at + 1}.${within + 1}` }));
      return {
        number: String(at + 1),
        title: parts.length === 0 ? 'In short' : title,
        parts,
        sections: own.map((section, within) => ({ section, number: parts[within]?.number ?? '' })),
      };
    });
}

/** What is in the file and not on paper. */
export function annexesOf(report: Report): readonly Part[] {
  const annexes = [
    ...(report.sections.some(({ blocks }) => blocks.some(isAnnexed))
      ? [{ title: detailsTitle, anchor: 'details' }]
      : []),
    ...(report.definitions.length > 0
      ? [{ title: 'How each number is defined', anchor: 'definitions' }]
      : []),
    ...(report.statements.length > 0 ? [{ title: 'SQL, as it ran', anchor: 'statements' }] : []),
  ];
  return annexes.map((part, at) => ({ ...part, number: 'ABC'.charAt(at) }));
}

/**
 * What stands at the foot of each printed page: its number within its chapter, and which sheet of all it is. A chapter
 * counts its own pages, since no browser tells a contents on which sheet something lands, and none counts `page` anew.
 */
export function pageFeet(report: Report): string {
  const foot = (label: string, counter: string) =>
    `@bottom-right{content:"${label}–" counter(${counter});font:8pt sans-serif}`;
  const named = chaptersOf(report).map(({ number, title }) => {
    const name = `chapter-${number}`;
    return `.${name}{page:${name}}@page ${name}{counter-increment:${name};${foot(`${title}, page ${number}`, name)}}`;
  });
  return `@page{counter-increment:memo;${foot('Memo, page M', 'memo')}}${named.join('')}`;
}
