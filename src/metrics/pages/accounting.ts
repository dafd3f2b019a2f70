import { decisionEnding } from '../accounting/accounting';
import { fatesOfSlice } from '../accounting/fates';
import accountingSql from '../accounting/accounting.sql?raw';
import cellsSql from '../confusion/cells.sql?raw';
import confusionSql from '../confusion/confusion.sql?raw';
import { fill } from '../rate/slice';
import type { MetricPage } from './page';

const known = {
  unresolved: 'A class of its own',
  interval: 'None: these are counts',
  source: 'A count of the log',
} as const;

export const accountingPages: readonly MetricPage[] = [
  {
    ...known,
    id: 'accounting',
    title: 'Accounting',
    question: 'Where did every proposal, every decision and every human action end?',
    numerator: 'Those that end in one class',
    denominator: 'All in view; the classes add up to it, or the count is refused',
    excluded: 'Nothing that is in view',
    unit: 'proposal, decision, human action',
    sql: fill(accountingSql, { ending: decisionEnding }),
  },
  {
    ...known,
    id: 'fates',
    title: 'What became of every proposal',
    question: 'Did each proposal run, was it stopped, did another take its place, or is it still open?',
    numerator: 'Proposals with one fate; what ran is executed, whatever was decided about it',
    denominator: 'All proposals in view, repetitions too; the fates add up to it, or the count is refused',
    excluded: 'Nothing that is in view',
    unit: 'proposal',
    sql: fatesOfSlice,
  },
  {
    ...known,
    id: 'confusion',
    title: 'Would have done × human did × truth',
    question: 'What would the agent have done, what did the human do, and who was right?',
    numerator: 'Decisions in one cell',
    denominator: 'All decisions in view',
    excluded: 'Nothing that is in view',
    unit: 'decision',
    sql: `${cellsSql.trim()}\n${confusionSql.trim()}`,
  },
];
