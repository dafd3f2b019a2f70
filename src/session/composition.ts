import { z } from 'zod';
import { type ReportDecision, type ReportSectionId, reportSections } from '../records/report/report';
import type { RawField } from '../answers/frozen/rows';
import { newSalt, shortestSalt } from '../records/person-names';
import { createStore } from './create-store';

/** A decision while it is written: nothing is checked yet. */
export interface DecisionDraft {
  outcome: ReportDecision['outcome'];
  covers: string;
  by: string;
  on: string;
  conditions: string;
  expires: string;
}

/** What an author chooses and writes for a report; gone when the page is closed. */
export interface CompositionFields {
  title: string;
  sections: readonly ReportSectionId[];
  remarks: Partial<Record<ReportSectionId, string>>;
  decision: DecisionDraft | null;
  rawFields: readonly RawField[];
  naming: 'salted' | 'numbered';
  /** SHA-256 of the settings of proposals that stay out, and of those whose settings are kept back. */
  changesOut: readonly string[];
  settingsKept: readonly string[];
}

const start: CompositionFields = {
  title: 'Promotion report',
  sections: reportSections,
  remarks: {},
  decision: null,
  rawFields: [],
  naming: 'salted',
  changesOut: [],
  settingsKept: [],
};

export const useComposition = createStore(
  {
    title: ['screen', 'report'],
    sections: ['screen', 'report'],
    remarks: ['screen', 'report'],
    decision: ['screen', 'report'],
    rawFields: ['screen', 'report'],
    naming: ['screen', 'report'],
    changesOut: ['screen'],
    settingsKept: ['screen'],
  },
  start,
);

/** The secret behind the names of people in reports: it stays in this browser. */
export interface SaltFields {
  salt: string;
}

const none: SaltFields = { salt: '' };

/** The salt kept in this browser, drawn at the first report; where nothing is kept, one for this visit. */
export const useSalt = createStore({ salt: ['local_storage'] }, none, {
  key: 'shadowproof.report-salt',
  schema: { salt: z.string().min(shortestSalt).max(200) },
  bare: 'text',
});
if (useSalt.getState().salt === '') useSalt.setState({ salt: newSalt() });
