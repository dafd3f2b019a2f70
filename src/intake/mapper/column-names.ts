/** A field of ours, and names under which tools write it: letters and digits only, in lower case, the surest first. */
export type ColumnNames = readonly [field: string, names: readonly string[]];

/** Names given as one text with spaces between. */
export const named = (names: string): string[] => names.split(/\s+/u);

export const findingNames = named(
  `findinguid findingid alertid alert detectionid offenseid caseid case ticketid ticket caseref
    caseno casenumber ticketref ticketno ticketnumber alertref`,
);
