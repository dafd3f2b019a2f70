/** What each thing that the app keeps in this browser is, by the name it is kept under. */
export const keptWords: Readonly<Record<string, string>> = {
  'shadowproof.preferences': 'Theme, plain or full words, and the columns of the list of decisions',
  'shadowproof.criteria': 'The criteria in force, and the changes to them',
  'shadowproof.attestations': 'What people attested for controls',
  'shadowproof.ledger': 'When you looked at which verdict, without names',
  'shadowproof.audits': 'Draws of audit samples, and answers to their cases',
  'shadowproof.marks': 'Your marks and notes on decisions',
  'shadowproof.figure-notes': 'Your notes on figures',
  'shadowproof.views': 'The views that you named',
  'shadowproof.what-if': 'Rules that were too long for a link',
  'shadowproof.sql': 'The statements that you ran in the SQL screen',
  'shadowproof.statements': 'The statements that you saved by name',
  'shadowproof.report-salt': 'The salt behind the pseudonyms of people',
};

export const keptLogsWords = 'These logs, as you opened them';
export const keptAppWords = 'The app itself, so that it opens without a network';
export const keptUnknownWords = 'Left by another version of this app';
