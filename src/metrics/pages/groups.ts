import tableSql from '../agreement-table/table.sql?raw';
import pairsSql from '../agreement-table/pairs.sql?raw';
import agesSql from '../evidence-quality/ages.sql?raw';
import mixSql from '../evidence-quality/mix.sql?raw';
import countsSql from '../log-completeness/counts.sql?raw';
import { auditFields } from '../log-completeness/fields';
import type { MetricPage } from './page';

const lines = (...parts: readonly string[]) => parts.map((part) => part.trim()).join('\n');

export const groupPages: readonly MetricPage[] = [
  {
    id: 'agreement_beyond_chance',
    title: 'Agreement beyond chance (kappa, AC1)',
    question: 'How much of the agreement between agent and human is more than chance?',
    numerator: 'Pairs on the diagonal of agent × human class of action, less what chance would put there',
    denominator:
      'Pairs of a proposal and a human’s action, blind and advised apart, less what chance would put there',
    excluded: 'Tests and drills',
    unresolved: 'Reviews that ended in no decision',
    unit: 'decision',
    interval:
      '95 %, from the large-sample variance of each coefficient over incidents, and never inside the Korn–Graubard limits of the observed agreement; the table is always beside it',
    source: 'Cohen (1960); Fleiss, Cohen, Everitt (1969); Gwet (2008); over incidents: Binder (1983)',
    sql: lines(pairsSql, tableSql),
  },
  {
    id: 'evidence_trust_mix',
    title: 'Trust of the evidence',
    question: 'What do the proposals rest on?',
    numerator: 'Pieces of evidence of one trust: authoritative, supporting, untrusted',
    denominator: 'Pieces of evidence of all proposals',
    excluded: 'Tests and drills, duplicates',
    unresolved: 'Evidence without a recorded trust is neither: the parts may add up to less',
    unit: 'piece of evidence',
    interval: 'None: what was logged is known',
    source: 'A count of the log',
    sql: mixSql.trim(),
  },
  {
    id: 'evidence_age',
    title: 'Age of the evidence',
    question: 'How old was the oldest piece of evidence when the agent decided?',
    numerator: 'Proposals whose oldest evidence falls into a band of age',
    denominator: 'All proposals',
    excluded: 'Tests and drills, duplicates',
    unresolved: 'Evidence without a time, or dated after the decision, has a band of its own',
    unit: 'decision',
    interval: 'None: what was logged is known',
    source: 'A count of the log',
    sql: agesSql.trim(),
  },
  {
    id: 'log_completeness',
    title: 'Completeness of the audit trail',
    question: 'Does every decision carry the fields that an audit needs?',
    numerator: 'Decisions that carry the field',
    denominator: `Decisions that should carry it; ${auditFields.length} fields, each on its own`,
    excluded: 'Tests and drills',
    unresolved: 'None: a field that is missing is missing',
    unit: 'field',
    interval: 'None: what was logged is known',
    source: 'A count of the log',
    sql: countsSql.trim(),
  },
];
