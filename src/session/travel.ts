/** Where a field may go besides memory. `report` = the exported file. */
export type Destination = 'screen' | 'url' | 'local_storage' | 'report';

/**
 * Every stored or shared field and where it may travel: the whole truth, held against the stores' own types
 * by a test that does not compile when a field is missing here or is of no store.
 */
export const travel = {
  preferences: {
    theme: ['screen', 'local_storage'],
    columns: ['screen', 'local_storage'],
  },
  criteria: {
    evaluations: ['screen', 'local_storage', 'report'],
    trouble: ['screen'],
  },
  criteriaDraft: {
    draft: ['screen'],
  },
  attestations: {
    attestations: ['screen', 'local_storage', 'report'],
  },
  composition: {
    title: ['screen', 'report'],
    sections: ['screen', 'report'],
    remarks: ['screen', 'report'],
    decision: ['screen', 'report'],
    rawFields: ['screen', 'report'],
    naming: ['screen', 'report'],
    changesOut: ['screen'],
    settingsKept: ['screen'],
  },
  salt: {
    salt: ['local_storage'],
  },
  reports: {
    files: ['screen'],
  },
  session: {
    phase: ['screen'],
    progress: ['screen'],
    account: ['screen', 'report'],
    period: ['screen', 'report'],
    unavailable: ['screen'],
    failure: ['screen'],
    query: [],
  },
  console: {
    draft: ['screen'],
    history: ['screen', 'local_storage'],
  },
  marks: {
    marks: ['screen', 'local_storage'],
  },
  names: {
    shown: ['screen'],
  },
  views: {
    views: ['screen', 'local_storage'],
  },
  view: {
    screen: ['screen', 'url'],
    part: ['screen', 'url'],
    load: ['url'],
    scope: ['screen', 'url'],
    rows: ['screen', 'url'],
    decision: ['screen', 'url'],
    order: ['screen', 'url'],
    weekly: ['screen', 'url'],
    kpi: ['screen', 'url'],
    per: ['screen', 'url'],
    slaMinutes: ['screen', 'url'],
    floorSeconds: ['screen', 'url'],
    find: ['screen', 'url'],
    measure: ['screen', 'url'],
    other: ['screen', 'url'],
    split: ['screen', 'url'],
    pair: ['screen', 'url'],
    notices: ['screen'],
  },
  whatIf: {
    costs: ['screen', 'url'],
    ask: ['screen', 'url'],
    threshold: ['screen', 'url'],
    before: ['screen', 'url', 'local_storage'],
    policy: ['screen', 'url', 'local_storage'],
    breaker: ['screen', 'url', 'local_storage'],
    lowBelow: ['screen', 'url'],
    calibrationBy: ['screen', 'url'],
    proposals: ['screen', 'report'],
  },
} as const satisfies Record<string, Record<string, readonly Destination[]>>;

type Travelling<Store extends keyof typeof travel, To extends Destination> = {
  [Field in keyof (typeof travel)[Store]]: To extends (
    (typeof travel)[Store][Field] extends readonly (infer D)[] ? D : never
  )
    ? Field
    : never;
}[keyof (typeof travel)[Store]];

/** The fields of a store that may go to one destination; writing any other there does not compile. */
export type FieldsFor<Store extends keyof typeof travel, To extends Destination> = Travelling<Store, To>;
