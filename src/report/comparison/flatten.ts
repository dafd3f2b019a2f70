import { count, inSentence, plain, plainWord, points, rateShort } from '../../words/format';
import type { ReportBlock, ReportScope } from '../../records/report/blocks';
import type { ReportMatched, ReportMix } from '../../records/report/drift';
import type { ReportProposal } from '../../records/report/proposals';
import type { Report, ReportSection } from '../../records/report/report';
import { numbersOf } from '../numbers/numbers-of';
import {
  controlWords,
  evidenceWords,
  matchedWords,
  mixWords,
  quantityWords,
  verdictWords,
} from '../../words/paper-words';

interface Range {
  readonly lower: number;
  readonly upper: number;
}

/** One number of a report, by what it is about. */
export interface FlatNumber {
  /** The same in every report that holds this number. */
  readonly key: string;
  readonly section: string;
  readonly label: string;
  /** How it reads. */
  readonly words: string;
  /** Given where a difference of shares can be told. */
  readonly share: {
    readonly value: number;
    readonly interval: Range;
    readonly better: 'lower' | 'higher';
  } | null;
  /** Everything about it, for equality. */
  readonly print: string;
  /** The same without words for people, which another version chooses otherwise. */
  readonly bare: string;
}

type Said = Omit<FlatNumber, 'section' | 'print' | 'bare'> & { readonly whole: unknown };

const forPeople = new Set(['title', 'label', 'said', 'reason', 'sentence', 'held_sentence']);
const withoutWords = (name: string, value: unknown) =>
  forPeople.has(name) || (typeof value === 'string' && /\s/.test(value)) ? undefined : value;

const scopeName = ({ agent, workflow, risk_class }: ReportScope) =>
  `${agent}, ${workflow}, ${risk_class} risk`;

function ofScope(scope: ReportScope): Said[] {
  const name = scopeName(scope);
  const { gates, controls, ...verdict } = scope;
  return [
    {
      key: JSON.stringify(['scope', name]),
      label: `Verdict of ${name}`,
      words: verdictWords(scope.state, scope.tier_held),
      share: null,
      whole: verdict,
    },
    ...gates.map((gate): Said => {
      const { statement, ...numbers } = gate;
      void statement;
      const { share, ordinary, errors, incidents } = gate;
      return {
        key: JSON.stringify(['gate', name, gate.id]),
        label: `${gate.title} of ${name}`,
        words:
          errors === null || incidents === null ? 'left out' : `${errors} in ${incidents} incidents in error`,
        share:
          share === null || ordinary === null ? null : { value: share, interval: ordinary, better: 'lower' },
        whole: numbers,
      };
    }),
    ...controls.map((control): Said => {
      const { statement, ...found } = control;
      void statement;
      return {
        key: JSON.stringify(['control', name, control.id]),
        label: `${control.title}, ${name}`,
        words: inSentence(controlWords[control.state]),
        share: null,
        whole: found,
      };
    }),
  ];
}

function ofMatched(row: ReportMatched): Said {
  const { statement, ...numbers } = row;
  void statement;
  const { agent, metric, title, before, after, cases } = row;
  return {
    key: JSON.stringify(['matched', agent, metric, before, after]),
    label: `${title} on the same cases, ${before} to ${after}`,
    words: cases === null ? 'left out' : matchedWords(row),
    share: null,
    whole: numbers,
  };
}

function ofMix(row: ReportMix): Said {
  const { statement, ...numbers } = row;
  void statement;
  const { agent, metric, title, before, after } = row;
  return {
    key: JSON.stringify(['mix', agent, metric, before.label, after.label]),
    label: `${title}, mix or behaviour, ${before.label} to ${after.label}`,
    words: plain(mixWords(row)),
    share: null,
    whole: numbers,
  };
}

function ofProposal(proposal: ReportProposal): Said[] {
  const { statement, ...whole } = proposal;
  void statement;
  const { kind, name, version, sha256 } = proposal;
  const key = ['proposal', kind, name, version, sha256];
  return [
    {
      key: JSON.stringify(key),
      label: `Proposed ${kind} “${name}”, version ${version}`,
      words: proposal.held_sentence,
      share: null,
      whole: whole,
    },
    ...proposal.whole.shares.map((each): Said => {
      const { share, interval, id, title } = each;
      const better = id === 'wrong_share' || id === 'right_stopped_share' ? 'lower' : 'higher';
      return {
        key: JSON.stringify([...key, id]),
        label: `${title}: ${name}, version ${version}`,
        words: plain(evidenceWords(each)),
        share: share === null || interval === null ? null : { value: share, interval, better },
        whole: each,
      };
    }),
  ];
}

function ofBlock(block: ReportBlock): Said[] {
  switch (block.kind) {
    case 'scopes':
      return [
        ...block.scopes.flatMap(ofScope),
        ...(block.together === null
          ? []
          : [
              {
                key: JSON.stringify(['together', block.id]),
                label: 'Several scopes at once',
                words: block.together.sentence,
                share: null,
                whole: block.together,
              },
            ]),
      ];
    case 'notes':
      return block.notes.map(({ text }) => ({
        key: JSON.stringify(['note', block.id, text]),
        label: block.title,
        words: text,
        share: null,
        whole: text,
      }));
    case 'measures':
      return block.measures.map((measure): Said => {
        const { statement, ...numbers } = measure;
        void statement;
        const { share, interval, better, by, label, title } = measure;
        return {
          key: JSON.stringify(['measure', measure.metric, by, measure.key]),
          label: by === 'all' ? title : `${title}, ${label}`,
          words: measure.state === 'hidden' ? 'left out' : plain(rateShort(numbersOf(measure))),
          share: share === null || interval === null ? null : { value: share, interval, better },
          whole: numbers,
        };
      });
    case 'counts':
      return block.rows.flatMap((row, at) =>
        block.columns.map((column, place): Said => {
          const n = row.counts[place] ?? null;
          // People have another name in every report that was made with another salt.
          const who = block.id === 'people' ? String(at) : row.key;
          return {
            key: JSON.stringify(['count', block.id, who, column]),
            label: `${block.title}: ${block.id === 'people' ? `person ${at + 1}` : row.label}, ${column}`,
            words: n === null ? 'left out' : count(n),
            share: null,
            whole: n,
          };
        }),
      );
    case 'quantities':
      return block.quantities.map((each): Said => {
        const { statement, ...numbers } = each;
        void statement;
        return {
          key: JSON.stringify(['quantity', each.id]),
          label: each.title,
          words: each.value === null ? plainWord(each.state) : plain(quantityWords(each)),
          share:
            each.unit === 'share' && each.value !== null && each.interval !== null
              ? { value: each.value, interval: each.interval, better: 'lower' }
              : null,
          whole: numbers,
        };
      });
    case 'changes':
      return block.changes.map((change) => ({
        key: JSON.stringify([
          'change',
          change.agent,
          change.subject,
          change.before.label,
          change.after.label,
        ]),
        label: `${block.title}: ${change.subject}, ${change.before.label} to ${change.after.label}`,
        words: change.difference === null ? 'not told' : plain(points(change.difference)),
        share: null,
        whole: change,
      }));
    case 'matched':
      return block.rows.map(ofMatched);
    case 'mix':
      return block.rows.map(ofMix);
    case 'proposals':
      return block.proposals.flatMap(ofProposal);
    case 'texts':
      return block.rows.map((row, at) => ({
        key: JSON.stringify(['text', block.id, block.id === 'rows' ? at : row[0]]),
        label: `${block.title}: ${row[0] ?? ''}`,
        words: row.slice(1).join(', '),
        share: null,
        whole: row,
      }));
  }
}

const ofSection = (section: ReportSection): FlatNumber[] =>
  section.blocks.flatMap(ofBlock).map(({ whole, ...number }) => ({
    ...number,
    section: section.title,
    print: JSON.stringify(whole),
    bare: JSON.stringify(whole, withoutWords) ?? '',
  }));

/** Every number of a report, once, in its order. */
export function flatNumbers({ sections }: Pick<Report, 'sections'>): FlatNumber[] {
  const seen = new Set<string>();
  return sections.flatMap(ofSection).filter(({ key }) => !seen.has(key) && seen.add(key));
}
