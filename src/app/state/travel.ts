import type { AttestationFields } from './attestations';
import type { CompositionFields, SaltFields } from './composition';
import type { CriteriaFields } from './criteria';
import type { CriteriaDraftFields } from './criteria-draft';
import type { ConsoleFields } from './console';
import type { MarksFields } from './marks';
import type { NamedViewsFields } from './named-views';
import type { NamesFields } from './names';
import type { Preferences } from './preferences';
import type { ReportsFields } from './reports';
import type { SessionFields } from './session';
import type { ViewFields } from './view';
import type { WhatIfFields } from './what-if';

/** Where a field may go besides memory. `report` = the exported file. */
export type Destination = 'screen' | 'url' | 'local_storage' | 'report';

type Travel<Fields> = { readonly [Field in keyof Required<Fields>]: readonly Destination[] };

/**
 * Every stored or shared field and where it may travel. A field of a store that is missing here does
 * not compile, and neither does a line here that no store has: the table is the whole truth.
 */
export const travel = {
  preferences: {
    theme: ['screen', 'local_storage'],
    columns: ['screen', 'local_storage'],
  } satisfies Travel<Preferences>,
  criteria: {
    evaluations: ['screen', 'local_storage', 'report'],
    trouble: ['screen'],
  } satisfies Travel<CriteriaFields>,
  criteriaDraft: {
    draft: ['screen'],
  } satisfies Travel<CriteriaDraftFields>,
  attestations: {
    attestations: ['screen', 'local_storage', 'report'],
  } satisfies Travel<AttestationFields>,
  composition: {
    title: ['screen', 'report'],
    sections: ['screen', 'report'],
    remarks: ['screen', 'report'],
    decision: ['screen', 'report'],
    rawFields: ['screen', 'report'],
    naming: ['screen', 'report'],
    changesOut: ['screen'],
    settingsKept: ['screen'],
  } satisfies Travel<CompositionFields>,
  salt: {
    salt: ['local_storage'],
  } satisfies Travel<SaltFields>,
  reports: {
    files: ['screen'],
  } satisfies Travel<ReportsFields>,
  session: {
    phase: ['screen'],
    progress: ['screen'],
    account: ['screen', 'report'],
    period: ['screen', 'report'],
    unavailable: ['screen'],
    failure: ['screen'],
    query: [],
  } satisfies Travel<SessionFields>,
  console: {
    draft: ['screen'],
    history: ['screen', 'local_storage'],
  } satisfies Travel<ConsoleFields>,
  marks: {
    marks: ['screen', 'local_storage'],
  } satisfies Travel<MarksFields>,
  names: {
    shown: ['screen'],
  } satisfies Travel<NamesFields>,
  views: {
    views: ['screen', 'local_storage'],
  } satisfies Travel<NamedViewsFields>,
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
  } satisfies Travel<ViewFields>,
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
  } satisfies Travel<WhatIfFields>,
} as const;

type Travelling<Store extends keyof typeof travel, To extends Destination> = {
  [Field in keyof (typeof travel)[Store]]: To extends (
    (typeof travel)[Store][Field] extends readonly (infer D)[] ? D : never
  )
    ? Field
    : never;
}[keyof (typeof travel)[Store]];

/** The fields of a store that may go to one destination; writing any other there does not compile. */
export type FieldsFor<Store extends keyof typeof travel, To extends Destination> = Travelling<Store, To>;

/** The names of the fields of one store that may go to `destination`. */
export function fieldsFor(store: keyof typeof travel, destination: Destination): string[] {
  return Object.entries(travel[store] as Record<string, readonly Destination[]>)
    .filter(([, places]) => places.includes(destination))
    .map(([field]) => field);
}
