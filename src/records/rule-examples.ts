import type { EventType } from './vocabulary';

/** One rule on one row: what the page shows, and what a test makes of it. */
export interface RuleExample {
  /** The kind of record and its field. */
  readonly type: EventType;
  readonly field: string;
  readonly rule: unknown;
  readonly row: Readonly<Record<string, unknown>>;
  /** What the field gets; null: nothing, so that the next rule is asked. */
  readonly gives: unknown;
}

const of = (
  type: EventType,
  field: string,
  rule: unknown,
  row: Readonly<Record<string, unknown>>,
  gives: unknown,
): RuleExample => ({ type, field, rule, row, gives });

/** One or more of each member of a rule. */
export const ruleExamples: readonly RuleExample[] = [
  of('decision', 'decision_id', { from: 'Ticket' }, { Ticket: 'C-7' }, 'C-7'),
  of('decision', 'agent.uid', { from: ['bot.id', 'bot.name'] }, { bot: { name: 'harbor' } }, 'harbor'),
  of('decision', 'mode', { value: 'shadow' }, {}, 'shadow'),
  of('decision', 'workflow', { from: 'queue', value: 'mail' }, { queue: '' }, 'mail'),
  of('decision', 'decision_id', { template: 'alert-{id}' }, { id: 12 }, 'alert-12'),
  of('decision', 'decision_id', { template: '{#file}:{#row}' }, {}, 'cases.csv:1'),
  of('decision', 'incident_uid', { key: ['customer', 'case'] }, { customer: 'acme', case: 7 }, 'acme/7'),
  of(
    'decision',
    'severity',
    { from: 'prio', map: { P1: 'critical', P2: 'high' } },
    { prio: 'p1' },
    'critical',
  ),
  of(
    'review',
    'outcome',
    { from: 'answer', map: { thumbs_up: 'approve' }, otherwise: 'abstain' },
    { answer: 'Thumbs-Up' },
    'approve',
  ),
  of(
    'decision',
    'risk_level',
    {
      from: 'score',
      ranges: [
        { below: 40, is: 'low' },
        { at_least: 40, is: 'high' },
      ],
    },
    { score: 40 },
    'high',
  ),
  of(
    'verdict',
    'verdict',
    { from: 'note', match: { pattern: '^closed: (.+)$', group: 1 }, map: { noise: 'false_positive' } },
    { note: 'closed: noise' },
    'false_positive',
  ),
  of(
    'verdict',
    'verdict',
    { from: 'closed as', vocabulary: 'verdict' },
    { 'closed as': 'Fehlalarm' },
    'false_positive',
  ),
  of(
    'decision',
    'action.category',
    { from: 'tool', vocabulary: 'action' },
    { tool: 'get_blocked_ips' },
    'enrich',
  ),
  of(
    'decision',
    'action.category',
    { from: 'tool', contains: [['isol', 'isolate']], otherwise: 'none' },
    { tool: 'Host isolieren' },
    'isolate',
  ),
  of(
    'decision',
    'action.name',
    { from: 'steps[*].tool', take: 'last' },
    { steps: [{ tool: 'look' }, { tool: 'block' }] },
    'block',
  ),
  of('decision', 'confidence', { from: 'sure %', scale: 0.01 }, { 'sure %': '75' }, 0.75),
  of('decision', 'time', { from: 'seen', unit: 'ms' }, { seen: 1772442000000 }, '2026-03-02T09:00:00.000Z'),
  of(
    'decision',
    'time',
    { from: 'raised', pattern: 'dd.MM.yyyy HH:mm' },
    { raised: '02.03.2026 10:00' },
    '2026-03-02T09:00:00.000Z',
  ),
  of(
    'decision',
    'latency_ms',
    { between: ['asked', 'answered'] },
    { asked: '2026-03-02T09:00:00Z', answered: '2026-03-02T09:00:02Z' },
    2000,
  ),
  of(
    'decision',
    'unmapped.rate',
    { arithmetic: { of: ['tokens', 'seconds'], by: 'divide' } },
    { tokens: 90, seconds: 30 },
    3,
  ),
  of(
    'review',
    'outcome',
    { compare: { with: ['done', 'proposed'], same: 'approve', differs: 'override' } },
    { done: 'Block sender', proposed: 'block sender ' },
    'approve',
  ),
  of(
    'review',
    'outcome',
    [
      { from: 'label', map: { fine: 'approve' }, skip: true },
      {
        from: 'score',
        ranges: [
          { at_least: 1, is: 'approve' },
          { below: 1, is: 'reject' },
        ],
      },
    ],
    { label: 'meh', score: 0 },
    'reject',
  ),
  of(
    'verdict',
    'verdict',
    { from: 'tags', map: { fp: 'false_positive' }, empty: 'undetermined' },
    { tags: [] },
    'undetermined',
  ),
  of('review', 'reason_text', { from: 'comment' }, { comment: '' }, null),
];

/** A whole mapping to begin with, and the rows that it reads. */
export const firstRows = `case,raised,agent proposes,host,answered,answer,analyst,closed as,closed
C-1,2026-03-02 08:00,Isolate host,pc-01,2026-03-02 08:04,yes,ann,real,2026-03-03 10:00
C-2,2026-03-02 09:00,Notify owner,pc-02,,,,,
`;
export const firstMapping = {
  format: 'shadowproof-mapping/1',
  name: 'Cases of our ticket tool',
  rows: { shape: 'csv' },
  zone: 'Europe/Berlin',
  records: [
    {
      event_type: 'decision',
      fields: {
        time: { from: 'raised' },
        decision_id: { from: 'case' },
        environment: { value: 'production' },
        mode: { value: 'advisory' },
        'agent.uid': { value: 'responder' },
        'action.name': { from: 'agent proposes' },
        'action.category': {
          from: 'agent proposes',
          map: { 'Isolate host': 'isolate', 'Notify owner': 'notify' },
        },
        'resource.uid': { from: 'host' },
      },
    },
    {
      event_type: 'review',
      when: [{ from: 'answer', present: true }],
      fields: {
        time: { from: 'answered' },
        decision_id: { from: 'case' },
        outcome: { from: 'answer', map: { yes: 'approve', no: 'reject' } },
        'reviewer.uid': { from: 'analyst' },
      },
    },
    {
      event_type: 'verdict',
      when: [{ from: 'closed as', present: true }],
      fields: {
        time: { from: 'closed' },
        decision_id: { from: 'case' },
        verdict: { from: 'closed as', map: { real: 'true_positive', noise: 'false_positive' } },
        basis: { value: 'closed_classification' },
      },
    },
  ],
} as const;
