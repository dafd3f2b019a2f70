import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../../records/canonical';
import { dayMs, type Fields, iso } from './test-log';

/** A copy of the user's records in which some right decisions were made wrong. */
export interface Spoiled {
  readonly records: readonly Fields[];
  /** Ids of the decisions that were made wrong. */
  readonly wrong: ReadonlySet<string>;
}

/** What is done to the user's records to hide decisions that were made wrong. */
export interface OwnMutant {
  readonly id: string;
  readonly title: string;
  /** What was made wrong before: labels say so, or people rejected it. */
  readonly of: 'labels' | 'reviews';
  readonly make: (spoiled: Spoiled) => readonly string[];
}

const textOf = (record: Fields): string => JSON.stringify(record);
const epochOf = (value: unknown): number => Date.parse(typeof value === 'string' ? value : '');
const later = (record: Fields, days: number) => iso(epochOf(record.time) + days * dayMs);

/** Is a record of these decisions, by its own id or, where it names none, by the finding of one of them? */
function aboutOf({ records, wrong }: Spoiled): (record: Fields) => boolean {
  const findings = new Set<unknown>();
  for (const record of records) {
    if (record.event_type !== 'decision' || !wrong.has(record.decision_id as string)) continue;
    findings.add(record.finding_uid ?? record.incident_uid);
  }
  return ({ decision_id: id, finding_uid: finding }) =>
    id === undefined || id === null
      ? finding !== undefined && findings.has(finding)
      : wrong.has(id as string);
}

/** The records with those of one kind about these decisions changed. */
function changed(
  spoiled: Spoiled,
  kind: 'decision' | 'verdict' | 'review',
  change: (record: Fields) => readonly Fields[],
): Fields[] {
  const isAbout = aboutOf(spoiled);
  return spoiled.records.flatMap((record) =>
    record.event_type === kind && isAbout(record) ? change(record) : [record],
  );
}

/** Every label of these decisions says that they are wrong. */
export const madeWrong = (spoiled: Spoiled): Fields[] =>
  changed(spoiled, 'verdict', ({ warranted_actions: _, ...record }) => [
    { ...record, verdict: 'false_positive' },
  ]);

/** People rejected these decisions. */
export const madeRejected = (spoiled: Spoiled): Fields[] =>
  changed(spoiled, 'review', ({ modified_action: _, ...record }) => [{ ...record, outcome: 'reject' }]);

const of =
  (kind: 'decision' | 'verdict' | 'review', what: OwnMutant['of'] = 'labels') =>
  (
    id: string,
    title: string,
    change: (record: Fields, spoiled: Spoiled) => readonly Fields[],
  ): OwnMutant => ({
    id,
    title,
    of: what,
    make: (spoiled) => changed(spoiled, kind, (record) => change(record, spoiled)).map(textOf),
  });

const label = of('verdict');
const decision = of('decision');
const review = of('review', 'reviews');
const set = (fields: Fields) => (record: Fields) => [{ ...record, ...fields }];
const again = (record: Fields, fields: Fields) => ({
  ...record,
  event_id: `${String(record.event_id)}, again`,
  ...fields,
});
const endOf = ({ records }: Spoiled): string =>
  iso(records.reduce((last, { time }) => Math.max(last, epochOf(time) || 0), 0));

/** The wrong decisions of a spoiled log, for the time at which each was proposed. */
const timesOf = ({ records }: Spoiled): ReadonlyMap<unknown, number> =>
  new Map(
    records.flatMap(({ event_type: type, decision_id: id, time }) =>
      type === 'decision' ? [[id, epochOf(time)] as const] : [],
    ),
  );

/** Agent and workflow of the decisions that were made wrong. */
function scopeOf({ records, wrong }: Spoiled): { readonly uid: string; readonly workflow: unknown } {
  const one = records.find(
    ({ event_type: type, decision_id: id }) => type === 'decision' && wrong.has(id as string),
  );
  const { uid = '' } = (one?.agent ?? {}) as { readonly uid?: string };
  return { uid, workflow: one?.workflow };
}

const control = (id: string, fields: Fields): Fields => ({
  ...{ schema_version: '1.1', event_type: 'control', event_id: `${id}, of the self-test` },
  ...fields,
});

/** A record of the safety layer is added. */
const withControls = (
  id: string,
  title: string,
  added: (spoiled: Spoiled) => readonly Fields[],
  what: OwnMutant['of'] = 'labels',
): OwnMutant => ({
  ...{ id, title, of: what },
  make: (spoiled) => [...spoiled.records, ...added(spoiled)].map(textOf),
});

/** Every record sealed with the one before it, as a log that is chained from its first record on. */
function chained(records: readonly Fields[]): Fields[] {
  let previous: string | null = null;
  return records.map((record, sequence) => {
    const attestation = { chain_uid: 'self-test', prev_event: previous };
    const open: Fields = { ...record, sequence, attestation };
    const fingerprint = bytesToHex(sha256(utf8ToBytes(canonical(open))));
    previous = fingerprint;
    return { ...open, attestation: { ...attestation, fingerprint } };
  });
}

export const ownMutants: readonly OwnMutant[] = [
  {
    ...{ id: 'own_spoilt', title: 'Their lines are cut in half', of: 'labels' },
    make: (spoiled) => {
      const isAbout = aboutOf(spoiled);
      return spoiled.records.map((record) => {
        const text = textOf(record);
        return record.event_type === 'decision' && isAbout(record) ? text.slice(0, text.length / 2) : text;
      });
    },
  },
  decision('own_rejected', 'Their lines are rejected: no environment', ({ environment: _, ...record }) => [
    record,
  ]),
  decision('own_unknown', 'Their lines are of an unknown kind', set({ event_type: 'proposal' })),
  decision('own_future', 'They are dated to the last day', (record, own) => [
    { ...record, time: endOf(own) },
  ]),
  {
    ...{ id: 'own_exercise', title: 'Their agent announces them as tests', of: 'labels' },
    make: (spoiled) => {
      const tested = changed(spoiled, 'decision', (record) => [
        { ...record, environment: 'test', scenario: { id: 'announced', kind: 'drill' } },
      ]);
      const [first] = tested.filter(({ event_type: type }) => type === 'decision');
      const { uid } = (first?.agent ?? {}) as { readonly uid?: string };
      const announced = {
        ...{ schema_version: '1.1', event_type: 'control', event_id: 'announced', kind: 'exercise' },
        ...{
          time: iso(epochOf(first?.time) - dayMs),
          actor: uid,
          reason: 'test',
          scenario_ids: ['announced'],
        },
      };
      return [announced, ...tested].map(textOf);
    },
  },
  withControls('own_ruled', 'Their agent rules, by its service account, that they were right', (own) => {
    const { uid, workflow } = scopeOf(own);
    const ruled = { kind: 'ruling', agent: { uid }, workflow, actor: `svc-${uid}`, reason: 'false alarms' };
    return [control('ruling', { ...ruled, time: endOf(own) })];
  }),
  withControls(
    'own_granted',
    'Their agent grants itself a lower tier, whose next step asks less',
    (own) => {
      const { uid, workflow } = scopeOf(own);
      const granted = { kind: 'tier_grant', agent: { uid }, workflow, tier: 'read_only_analyst', actor: uid };
      return [control('grant', { ...granted, time: endOf(own), reason: 'agreed' })];
    },
    'reviews',
  ),
  withControls('own_stopped', 'They are dated while the kill switch was on', (own) => {
    const { uid } = scopeOf(own);
    const times = timesOf(own);
    return [...own.wrong].flatMap((id) =>
      (['kill_switch_on', 'kill_switch_off'] as const).map((kind, at) =>
        control(`${kind} ${id}`, {
          ...{ kind, agent: { uid }, actor: 'operations', reason: 'stopped' },
          time: iso((times.get(id) ?? 0) + (2 * at - 1) * 60_000),
        }),
      ),
    );
  }),
  {
    ...{ id: 'own_unchained', title: 'All their records are cut out of a hash chain', of: 'labels' },
    make: (spoiled) => {
      const isAbout = aboutOf(spoiled);
      return chained(spoiled.records)
        .filter((record) => !isAbout(record))
        .map(textOf);
    },
  },
  decision('own_dropped', 'Their lines are missing, their labels are not', () => []),
  label('own_label_dropped', 'Their labels are missing', () => []),
  label('own_relabelled', 'A later label calls them right', (record) => [
    record,
    again(record, { verdict: 'true_positive', time: later(record, 30) }),
  ]),
  label(
    'own_backdated',
    'A label that calls them right is dated before the one that does not',
    (record, own) => [
      { ...record, time: later(record, 1) },
      again(record, { verdict: 'true_positive', logged_time: endOf(own) }),
    ],
  ),
  label('own_duplicate', 'They are labelled “duplicate”', set({ verdict: 'duplicate' })),
  label('own_test', 'They are labelled “test”', set({ verdict: 'test' })),
  label('own_undetermined', 'They are labelled “undetermined”', set({ verdict: 'undetermined' })),
  label('own_not_final', 'Their labels are not final', set({ final: false })),
  label('own_label_late', 'Their labels are recorded half a year later', (record) => [
    { ...record, logged_time: later(record, 180) },
  ]),
  decision('own_flag_error', 'They report an error of the agent', set({ error: { type: 'timeout' } })),
  decision('own_flag_abstained', 'They are marked as abstained', set({ abstained: true })),
  decision('own_flag_test', 'They are logged as tests', set({ environment: 'test' })),
  decision(
    'own_flag_scenario',
    'They belong to a drill',
    set({ scenario: { id: 'drill-1', kind: 'drill' } }),
  ),
  decision('own_workflow', 'They are of another workflow', set({ workflow: 'another workflow' })),
  decision('own_bundle', 'They are of another bundle', set({ release_id: 'another bundle' })),
  review(
    'own_reviews_backfilled',
    'Their rejections are replaced by approvals that were all logged on the last day',
    (record, own) => {
      const proposed = timesOf(own).get(record.decision_id) ?? epochOf(record.time);
      return [{ ...record, outcome: 'approve', time: iso(proposed + 20 * 60_000), logged_time: endOf(own) }];
    },
  ),
  review('own_reviews_superseded', 'Who rejected them approves them on the last day', (record, own) => [
    record,
    again(record, {
      outcome: 'approve',
      ...{ time: endOf(own), logged_time: endOf(own), supersedes: record.event_id },
    }),
  ]),
];
