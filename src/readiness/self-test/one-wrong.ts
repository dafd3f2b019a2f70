import {
  type LogMutant,
  mutant,
  agent,
  dayMs,
  type Fields,
  iso,
  oneWrong,
  otherAgent,
  textOf,
  wrongAt,
} from './test-log';

type Change = (record: Fields, all: readonly Fields[]) => readonly Fields[];

/** One wrong decision in a log that is eligible without it: what is done to its records of one kind. */
const ofWrong = (kind: 'decision' | 'verdict') => (id: string, title: string, change: Change) =>
  mutant(id, title, (shape) => {
    const all = oneWrong(shape);
    const isIt = (record: Fields) =>
      record.event_type === kind && record.decision_id === `d${wrongAt(shape)}`;
    return all.flatMap((record) => (isIt(record) ? change(record, all) : [record]));
  });

const label = ofWrong('verdict');
const decision = ofWrong('decision');

const set =
  (fields: Fields): Change =>
  (record) => [{ ...record, ...fields }];
const later = (record: Fields, days: number) => iso(Date.parse(String(record.time)) + days * dayMs);
const withLater =
  (fields: Fields, days: number): Change =>
  (record) => [
    record,
    { ...record, event_id: `${String(record.event_id)}, later`, time: later(record, days), ...fields },
  ];

const right = { verdict: 'true_positive' };

const labels: readonly LogMutant[] = [
  label('label_lost', 'The label of a wrong decision is missing', () => []),
  label(
    'label_weak',
    'A wrong decision has a label of a weaker source only',
    set({ basis: 'closed_classification' }),
  ),
  label(
    'label_of_agent',
    'The agent labels its own wrong decision',
    set({ author: { uid: agent.uid, kind: 'agent' }, ...right }),
  ),
  label(
    'label_of_automation',
    'Automation closes a wrong decision as right',
    set({ author: { uid: 'rule-7', kind: 'automation' }, ...right }),
  ),
  label('label_not_final', 'The label of a wrong decision is not final', set({ final: false })),
  label('label_late', 'The label of a wrong decision is dated long after it', (record) => [
    { ...record, time: later(record, 200) },
  ]),
  label('label_recorded_late', 'The label of a wrong decision is recorded long after it', (record) => [
    { ...record, logged_time: later(record, 200) },
  ]),
  label('label_duplicate', 'A wrong decision is labelled “duplicate”', set({ verdict: 'duplicate' })),
  label('label_test', 'A wrong decision is labelled “test”', set({ verdict: 'test' })),
  label(
    'label_undetermined',
    'A wrong decision is labelled “undetermined”',
    set({ verdict: 'undetermined' }),
  ),
  label('label_overruled', 'A later label calls a wrong decision right', withLater(right, 30)),
  label('label_contradicted', 'Two labels of one time contradict each other', withLater(right, 0)),
  label('label_other_zone', 'The second label has the same time in another zone', (record) => [
    record,
    {
      ...record,
      ...right,
      event_id: 'verdict in another zone',
      time: String(record.time).replace('Z', '+00:00'),
    },
  ]),
  label(
    'label_then_duplicate',
    'A later label calls a wrong decision a duplicate',
    withLater({ verdict: 'duplicate' }, 30),
  ),
  label('label_twice', 'Two labels that differ have one id', (record) => [record, { ...record, ...right }]),
];

const flags: readonly LogMutant[] = [
  decision('flag_error', 'A wrong action reports an error of the agent', set({ error: { type: 'timeout' } })),
  decision('flag_abstained', 'A wrong action is marked as abstained', set({ abstained: true })),
  decision(
    'flag_scenario',
    'A wrong action belongs to a test scenario',
    set({ scenario: { id: 's1', kind: 'drill' } }),
  ),
  decision('flag_test', 'A wrong action is logged as a test', set({ environment: 'test' })),
  decision(
    'flag_harmless',
    'A wrong action has the category of something harmless',
    set({ action: { name: 'isolate_host', category: 'notify' } }),
  ),
  decision('no_environment', 'A wrong decision has no environment: its line is rejected', (record) => {
    const { environment: _, ...rest } = record;
    return [rest];
  }),
  decision('decision_lost', 'The line of a wrong decision is missing, its label is not', () => []),
  decision('id_again', 'A wrong decision is logged once more under its id, doing nothing', (record) => [
    {
      ...record,
      event_id: 'once more',
      action: { name: 'no_action', category: 'none' },
      time: later(record, -0.001),
    },
    record,
  ]),
  decision('other_workflow', 'A wrong decision is of another workflow', set({ workflow: 'another' })),
  decision(
    'other_agent',
    'A wrong decision is of another agent',
    set({ agent: { ...agent, uid: otherAgent } }),
  ),
  decision('other_bundle', 'A wrong decision is of another bundle', set({ release_id: 'another' })),
  decision('other_mode', 'A wrong decision is of another mode', set({ mode: 'enforced' })),
  decision('other_risk', 'A wrong decision is of another risk class', (record) => [
    { ...record, risk_level: record.risk_level === 'low' ? 'critical' : 'low', severity: 'low' },
  ]),
  decision(
    'policy_denied',
    'Policy denies a wrong action',
    set({ policy: { outcome: 'deny', revision: '1' } }),
  ),
];

const ofText = (id: string, title: string, spoil: (lines: string[], at: number) => string): LogMutant => ({
  id,
  title,
  make: (shape) => {
    const lines = textOf(oneWrong(shape)).trimEnd().split('\n');
    return spoil(
      lines,
      lines.findIndex((line) => line.includes(`"decision ${wrongAt(shape)}"`)),
    );
  },
});

const texts: readonly LogMutant[] = [
  ofText('line_spoilt', 'The line of a wrong decision cannot be parsed', (lines, at) =>
    lines.map((line, index) => (index === at ? line.slice(0, line.length / 2) : line)).join('\n'),
  ),
  ofText('file_cut', 'The file ends inside the line of a wrong decision', (lines, at) =>
    [...lines.slice(0, at), (lines[at] ?? '').slice(0, 80)].join('\n'),
  ),
];

/** What is done to the records of one wrong decision: its label, its flags and names, its line. */
export const ofOneWrong: readonly LogMutant[] = [...labels, ...flags, ...texts];
