import type { ScopeVerdict } from '../../readiness/verdict';
import { count, counted, percent } from '../../words/format';
import type { Note } from './standing';

/** Of fewer nothing is said. */
export const fewestLabels = 10;

/** How long labels take to their last change, beside the lag, and how many of either kind changed. */
export function lagNotes({ labels, audit }: ScopeVerdict): Note[] {
  // Readers of a sample answer long after the decision, and count whenever they do.
  if (labels == null || labels.days === null || (audit != null && audit.problem === null)) return [];
  const { days, lagDays, right, rightChanged, wrong, wrongChanged } = labels;
  if (right + wrong < fewestLabels) return [];
  const isLate = days > lagDays;
  const late = isLate ? ' Later ones are judged before they are settled: choose a longer lag.' : '';
  const said = days < 1 ? 'less than a day' : counted(Math.ceil(days), 'day');
  return [
    {
      kind: 'lag',
      isWarning: isLate,
      short: 'labels settle later than the lag',
      smallest: Math.min(...[right, wrong].filter((labelled) => labelled > 0)),
      text: `95% of labels had their last change within ${said}; the lag is ${counted(lagDays, 'day')}.${late} ${count(wrongChanged)} of ${count(wrong)} wrong and ${count(rightChanged)} of ${count(right)} right labels said something else before.`,
    },
  ];
}

/** How the labels are shared among who gave them; who gave most of them decides the verdict. */
export function authorNotes({ labelAuthors: authors }: ScopeVerdict): Note[] {
  if (authors == null || authors.labels < fewestLabels) return [];
  const { labels, people, groups } = authors;
  const smallestOf = (part: number) => Math.min(...[part, labels - part].filter((each) => each > 0));
  const shareOf = (part: number) =>
    `${percent(part / labels)} of the labels that count (${count(part)} of ${count(labels)})`;
  const isMost = (part: number) => part * 2 > labels;
  const unnamed = labels - people.named;
  if (isMost(unnamed))
    return [
      {
        ...{ kind: 'authors', isWarning: true, smallest: smallestOf(unnamed) },
        short: 'most labels name no author',
        text: `${shareOf(unnamed)} name no author: one person may have given them all.`,
      },
    ];
  const none =
    unnamed === 0 ? '' : ` ${counted(unnamed, 'label')} ${unnamed === 1 ? 'names' : 'name'} no author.`;
  const person = isMost(people.most)
    ? `One person gave ${shareOf(people.most)}. Have others label cases too.`
    : `${counted(people.different, 'person', 'people')} labelled; the busiest gave ${shareOf(people.most)}.`;
  const group = isMost(groups.most)
    ? ` One group gave ${percent(groups.most / labels)} (${count(groups.most)}).`
    : '';
  return [
    {
      ...{ kind: 'authors', isWarning: isMost(people.most) || isMost(groups.most) },
      short: 'one person or group gave most labels',
      smallest: Math.min(...[people.most, unnamed].filter((each) => each > 0).map(smallestOf)),
      text: `${person}${group}${none}`,
    },
  ];
}
