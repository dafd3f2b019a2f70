import { everyPage } from '../../../metrics/pages/every-page';
import type { NamedDecision, NamedThings } from '../../../metrics/in-view/named';
import { startPair } from '../../../session/drift-pair';
import { openHelp, useHelp } from '../../../session/help';
import { sliceStore } from '../../../session/slice-store';
import { goTo } from '../../../session/view';
import { shortRelease } from '../../../words/filter-words';
import { counted, plainWord, utcDateTime } from '../../../words/format';
import { glossary, termIds } from '../../../words/glossary';

export const foundGroups = [
  'Screens',
  'Scopes',
  'People',
  'Releases',
  'Decisions',
  'Measures',
  'Terms',
  'Actions',
] as const;

export interface Found {
  readonly id: string;
  readonly group: (typeof foundGroups)[number];
  readonly title: string;
  /** Beside its name: which it is. */
  readonly hint?: string;
  readonly keys?: string;
  /** What it is about: found by, not shown. */
  readonly about?: string;
  readonly run: () => void;
}

const mostOfOne = 8;

/** People are found by what they are called on screen: by name only where the reader has turned names on. */
export function thingsFound(
  { scopes, people, releases }: NamedThings,
  personName: (uid: string) => string,
): Found[] {
  return [
    ...scopes.map(({ agent, workflow, riskClass, decisions }): Found => {
      return {
        id: `scope ${agent} ${workflow} ${riskClass}`,
        group: 'Scopes',
        title: `${workflow}, ${riskClass} risk`,
        hint: `${agent}, ${counted(decisions, 'decision')}`,
        run: () => goTo('readiness', { scope: { agent, workflow, riskClass } }),
      };
    }),
    ...people.map(({ person, reviewer }): Found => {
      return {
        id: `person ${person}`,
        group: 'People',
        title: personName(reviewer),
        hint: 'decisions of this person',
        run: () => {
          sliceStore.getState().keepOnly('person', [person]);
          goTo('overrides');
        },
      };
    }),
    ...releases.map(({ id, name }): Found => {
      return {
        id: `release ${id}`,
        group: 'Releases',
        title: name ?? shortRelease(id),
        hint: 'against the release before it',
        about: id,
        run: () => goTo('drift', { pair: { ...startPair, candidate: id } }),
      };
    }),
  ];
}

export const decisionsFound = (decisions: readonly NamedDecision[]): Found[] =>
  decisions.map(({ eventId, decisionId, workflow, time }) => ({
    id: `decision ${eventId}`,
    group: 'Decisions',
    title: decisionId,
    hint: `${workflow}, ${utcDateTime(time)}`,
    run: () => goTo('decisions', { rows: null, decision: eventId }),
  }));

export const termsAndMeasures = (): Found[] => [
  ...everyPage.map(({ id, title, question }): Found => ({
    id: `measure ${id}`,
    group: 'Measures',
    title,
    hint: question,
    about: id,
    run: () => {
      goTo('definitions');
      useHelp.setState({ sought: id });
    },
  })),
  ...termIds.map((id): Found => {
    const { term, plain, about } = { about: '', ...glossary[id] };
    return {
      id: `term ${id}`,
      group: 'Terms',
      title: term,
      hint: plain,
      about: `${about} ${plainWord(id)}`,
      run: () => openHelp('glossary', id),
    };
  }),
];

interface FoundGroup {
  readonly group: Found['group'];
  readonly items: readonly Found[];
  /** How many more have these words. */
  readonly more: number;
}

/**
 * What has every word of the text, by kind; whose name begins with it first, and kinds in which only the explanation
 * has the words last. Without a text: what can be done.
 */
export function foundIn(
  named: readonly Found[],
  text: string,
  decisions: readonly Found[],
): readonly FoundGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = ({ title }: Found) => {
    const name = title.toLowerCase();
    return name.startsWith(words.join(' ')) ? 0 : words.every((word) => name.includes(word)) ? 1 : 2;
  };
  const besideName = ({ items }: FoundGroup) => (items[0] !== undefined && rank(items[0]) === 2 ? 1 : 0);
  const found = foundGroups.flatMap((group) => {
    if (words.length === 0 && group !== 'Screens' && group !== 'Actions') return [];
    const all =
      group === 'Decisions'
        ? decisions
        : named
            .filter((each) => each.group === group)
            .filter(({ title, hint = '', about = '' }) => {
              const holding = `${group} ${title} ${hint} ${about}`.toLowerCase();
              return words.every((word) => holding.includes(word));
            })
            .sort((a, b) => rank(a) - rank(b));
    const items = words.length === 0 ? all : all.slice(0, mostOfOne);
    return items.length > 0 ? [{ group, items, more: all.length - items.length }] : [];
  });
  return found.sort((a, b) => besideName(a) - besideName(b));
}
