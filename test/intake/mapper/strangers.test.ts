import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/intake/mapper/guess';
import { columnOf, readByGuess } from './read-rows';

type Made = Record<string, unknown>;

describe('exports of tools that nobody described', () => {
  it('Jira in German: ids join, the human’s answer and the truth are what they say, negated ones are asked', async () => {
    const { of, batch } = await readByGuess(
      'Vorgangsschlüssel;Status;Lösung;Erstellt;Aktualisiert;Erledigt;Priorität;Betroffenes System;KI-Vorschlag;Konfidenz KI;Entscheidung Analyst;Bearbeiter\n' +
        'SOC-1;Erledigt;Bestätigter Angriff;01.03.2026 09:00;01.03.2026 12:00;01.03.2026 12:00;Hoch;srv-1;Host isolieren;0,91;genehmigt;Anna\n' +
        'SOC-2;Erledigt;Fehlalarm;02.03.2026 09:00;02.03.2026 12:00;02.03.2026 12:00;Hoch;srv-2;Host isolieren;0,81;abgelehnt;Anna\n' +
        'SOC-3;Erledigt;Kein bestätigter Angriff;03.03.2026 09:00;03.03.2026 12:00;03.03.2026 12:00;Hoch;srv-3;Konto sperren;0,7;nicht genehmigt;Bernd\n' +
        'SOC-4;Offen;;13.03.2026 09:00;13.03.2026 12:00;;Niedrig;srv-4;Konto entsperren;1;noch offen;Bernd\n' +
        'SOC-5;Erledigt;Gutartig;14.03.2026 09:00;14.03.2026 12:00;14.03.2026 13:00;Niedrig;srv-5;Host nicht isolieren;0,2;automatisch genehmigt;Bernd\n',
      'Vorgänge.csv',
      'Europe/Berlin',
    );
    expect(
      of('decision').map(({ decision_id: id, action, confidence, resource, severity }) => [
        ...[id, (action as Made).category, confidence, (resource as Made).uid, severity],
      ]),
    ).toEqual([
      ['SOC-1', 'isolate', 0.91, 'srv-1', 'high'],
      ['SOC-2', 'isolate', 0.81, 'srv-2', 'high'],
      ['SOC-3', 'evict', 0.7, 'srv-3', 'high'],
      ['SOC-4', 'restore', 1, 'srv-4', 'low'],
      ['SOC-5', 'none', 0.2, 'srv-5', 'low'],
    ]);
    expect(of('decision')[0]).toMatchObject({ time: '2026-03-01T08:00:00.000Z' });
    expect(of('review').map(({ decision_id: id, outcome, reviewer }) => [id, outcome, reviewer])).toEqual([
      ['SOC-1', 'approve', { uid: 'Anna' }],
      ['SOC-2', 'reject', { uid: 'Anna' }],
      ['SOC-3', 'reject', { uid: 'Bernd' }],
    ]);
    expect(of('verdict').map(({ decision_id: id, verdict }) => [id, verdict])).toEqual([
      ['SOC-1', 'true_positive'],
      ['SOC-2', 'false_positive'],
      // Set aside and counted: an unknown closing word leaves the truth open.
      ['SOC-3', 'undetermined'],
      ['SOC-5', 'benign_positive'],
    ]);
    // SOC-4 waits; a rule that approved is nobody.
    expect(batch.rejected.map(({ line, field }) => [line, field])).toEqual([
      [6, 'outcome ← Entscheidung Analyst'],
    ]);
  });

  it('a Sentinel workbook: what the copilot said of a case is its prediction, neither its name nor the truth', async () => {
    const { of } = await readByGuess(
      '\uFEFF"Incident number","Severity","Classification","Created time [UTC]","Closed time [UTC]","Owner","Copilot verdict","Copilot action","Analyst verdict"\r\n' +
        '"101","High","TruePositive","3/1/2026, 9:00:00 AM","3/2/2026, 9:00:00 AM","ann@x.org","True positive","Disable user","Agree"\r\n' +
        '"102","High","BenignPositive","3/3/2026, 9:00:00 AM","3/4/2026, 9:00:00 AM","ann@x.org","True positive","Disable user","Disagree"\r\n' +
        '"103","Low","FalsePositive","3/25/2026, 9:00:00 AM","3/26/2026, 9:00:00 AM","bob@x.org","False positive","Close incident","Agree"\r\n' +
        '"104","Low","","3/27/2026, 9:00:00 AM","","bob@x.org","True positive","Disable user",""\r\n',
      'workbook.csv',
    );
    expect(
      of('decision').map(
        ({ agent, predicted_verdict: said }) => `${(agent as Made).uid as string} ${said as string}`,
      ),
    ).toEqual(['agent true_positive', 'agent true_positive', 'agent false_positive', 'agent true_positive']);
    expect(of('verdict').map(({ verdict }) => verdict)).toEqual([
      'true_positive',
      'benign_positive',
      'false_positive',
    ]);
    expect(of('review').map(({ outcome }) => outcome)).toEqual(['approve', 'reject', 'approve']);
  });

  it('approvals in Slack: when and by whom stands inside the answer, and a rule that approves is nobody', async () => {
    const message = (number: string, action: string, answer: string, user: string, at: number) =>
      `{"channel":{"id":"C1"},"message":{"ts":"${at}.000100","payload":{"request_id":${number},"case_id":"A-${number.slice(-1)}",` +
      `"action":"${action}","target":"srv-${number.slice(-1)}","agent":"triage-bot","confidence":0.9}},` +
      `"response":{"action_id":"${answer}","user":{"id":"${user}"},"action_ts":"${at + 60}.000200"}}`;
    const { of, batch } = await readByGuess(
      `{"ok":true,"messages":[${[
        message('9007199254740993', 'isolate_host', 'approve', 'U1', 1772355600),
        message('9007199254740994', 'isolate_host', 'deny', 'U1', 1772359200),
        message('9007199254740995', 'get_blocked_ips', 'auto_approve', 'W1', 1772362800),
        message('9007199254740996', 'block_ip', 'approve_with_changes', 'U2', 1772366400),
      ].join(',')}]}`,
      'approvals.json',
    );
    expect(of('decision').map(({ action }) => (action as Made).category)).toEqual([
      ...['isolate', 'isolate', 'enrich', 'isolate'],
    ]);
    expect(
      of('review').map(({ decision_id: id, outcome, reviewer, time }) => [id, outcome, reviewer, time]),
    ).toEqual([
      ['A-3', 'approve', { uid: 'U1' }, '2026-03-01T09:01:00.000Z'],
      ['A-4', 'reject', { uid: 'U1' }, '2026-03-01T10:01:00.000Z'],
      ['A-6', 'modify', { uid: 'U2' }, '2026-03-01T12:01:00.000Z'],
    ]);
    expect(batch.rejected.map(({ found }) => found)).toEqual(['"auto_approve"']);
  });
});

/** What a table of four proposals says of them in one more column. */
const withColumn = (name: string, values: readonly string[]) =>
  guessMapping(
    'cases',
    values.map((value, at) => ({
      Case: `C-${at}`,
      Time: `2026-03-0${at + 1}T10:00:00Z`,
      'Proposed action': 'isolate host',
      Target: `srv-${at % 2}`,
      [name]: value,
    })),
  );

describe('a column whose name asks something else', () => {
  const yesNo = ['yes', 'no', 'yes', 'yes'];
  const truths = ['true positive', 'false positive', 'true positive', 'true positive'];
  const answers = ['approved', 'denied', 'approved', 'approved'];

  it.each([
    'Approval required',
    'Review required',
    'Decision overridden',
    'Approval denied',
    'Outcome changed',
    'Review complete',
  ])('%s: yes is no approval', (name) => {
    expect(columnOf(withColumn(name, yesNo), 'review', 'outcome')).toBeUndefined();
  });

  it.each(['approval', 'Analyst approval', 'Review decision'])('%s: yes is one', (name) => {
    expect(columnOf(withColumn(name, yesNo), 'review', 'outcome')).toBe(name);
  });

  it.each(['Verdict is false positive', 'classification_correct', 'Final verdict pending', 'False positive'])(
    '%s: true is no true positive',
    (name) => {
      const mapping = withColumn(name, ['true', 'false', 'true', 'true']);
      expect(columnOf(mapping, 'verdict', 'verdict')).toBeUndefined();
    },
  );

  it.each([
    ...[
      'Suggested verdict',
      'Predicted disposition',
      'KI-Einstufung',
      'AI判定',
      'Verdict proposé',
      'Copilot verdict',
    ],
  ])('%s is what the agent predicted, and no truth', (name) => {
    const mapping = withColumn(name, truths);
    expect(columnOf(mapping, 'verdict', 'verdict')).toBeUndefined();
    expect(columnOf(mapping, 'decision', 'predicted_verdict')).toBe(name);
  });

  it.each([
    'Original verdict',
    'Vendor verdict',
    'VirusTotal verdict',
    'EDR classification',
    'Rule disposition',
  ])('%s is no truth that a person found', (name) => {
    expect(columnOf(withColumn(name, truths), 'verdict', 'verdict')).toBeUndefined();
  });

  it.each(['Auto approval', 'Policy decision', 'System review'])('%s is no person’s answer', (name) => {
    expect(columnOf(withColumn(name, answers), 'review', 'outcome')).toBeUndefined();
  });
});

describe('tables as people save them', () => {
  const head = 'Case,Time,Proposed action,Target,Confidence,Verdict,Approval';
  const row = (
    at: number,
    verdict = 'true positive',
    answer = 'approved',
    time = `2026-03-0${at}T10:00:00Z`,
  ) => `C-${at},${time},isolate host,srv-${at},0.9,${verdict},${answer}`;
  const said = (records: readonly Made[], field: string) =>
    records.map((record) => `${record.decision_id as string} ${record[field] as string}`);

  it('seconds, milliseconds, microseconds and nanoseconds in one column are each read by its size, and counted', async () => {
    const epochs = ['1772355600', '1772355600000', '1772355600000000', '1772355600000000000'];
    const { of, said: guesses } = await readByGuess(
      [head, ...epochs.map((time, at) => row(at + 1, 'true positive', 'approved', time))].join('\n'),
    );
    expect(of('decision').map(({ time }) => time)).toEqual(epochs.map(() => '2026-03-01T09:00:00.000Z'));
    expect(guesses.filter((words) => words.startsWith('Time:'))).toHaveLength(4);
  });

  it('joined files: each further head is left out, and no rejected row', async () => {
    const { of, rows } = await readByGuess(
      [head, row(1), row(2), head, row(3), row(4), head, row(5, 'false positive', 'denied')].join('\r\n'),
    );
    expect(rows).toEqual({ read: 7, used: 5, rejected: 0, leftOut: 2 });
    expect(said(of('verdict'), 'verdict').at(-1)).toBe('C-5 false_positive');
  });

  it('totals below the rows are no case', async () => {
    const cases = Array.from({ length: 9 }, (_, at) => row(at + 1, at === 1 ? 'false positive' : undefined));
    const { of, rows } = await readByGuess(
      [head, ...cases, 'Total,,9,,0.9,8,9', 'Durchschnitt,,,,0.9,,'].join('\n'),
    );
    expect(rows).toMatchObject({ read: 11, used: 9 });
    expect(of('decision')).toHaveLength(9);
    expect(of('verdict')).toHaveLength(9);
  });

  it('of two columns of one name that contradict each other neither is taken', async () => {
    const both = (one: string, two: string, at: number) =>
      `C-${at},2026-03-0${at}T10:00:00Z,isolate host,${one},${two}`;
    const { mapping } = await readByGuess(
      [
        'Case,Time,Proposed action,Verdict,Verdict',
        both('true positive', 'false positive', 1),
        both('true positive', 'true positive', 2),
        both('false positive', 'true positive', 3),
      ].join('\n'),
    );
    expect(columnOf(mapping, 'verdict', 'verdict')).toBeUndefined();
    const { mapping: same } = await readByGuess(
      [
        'Case,Time,Proposed action,Verdict,Verdict',
        both('true positive', 'true positive', 1),
        both('false positive', 'false positive', 2),
        both('false positive', '', 3),
      ].join('\n'),
    );
    expect(columnOf(same, 'verdict', 'verdict')).toBe('Verdict');
  });

  it('decimal commas, with and without percent', async () => {
    const share = async (...values: string[]) =>
      (
        await readByGuess(
          [head, ...values.map((_, at) => row(at + 1))]
            .join('\n')
            .replaceAll(',', ';')
            .replaceAll(/0\.9/g, () => values.shift()!),
        )
      )
        .of('decision')
        .map(({ confidence }) => confidence);
    expect(await share('0,91', '0,912', '1,0', '0,005')).toEqual([0.91, 0.912, 1, 0.005]);
    expect(await share('91,2 %', '9,1 %', '100 %')).toEqual([0.912, 0.091, 1]);
  });

  it('a row inside a quoted cell is no row', async () => {
    const { of } = await readByGuess(
      'Case,Time,Proposed action,Comment,Verdict\r\n' +
        'C-1,2026-03-01T10:00:00Z,isolate host,"see\r\nC-9,2026-03-09T10:00:00Z,isolate host,x,true positive\r\n""end""",false positive\r\n' +
        'C-2,2026-03-02T10:00:00Z,block ip,"a, b",true positive\r\n',
    );
    expect(said(of('verdict'), 'verdict')).toEqual(['C-1 false_positive', 'C-2 true_positive']);
  });

  it('signs that stand for nothing are no closing words and no answers', async () => {
    const { of, rows } = await readByGuess(
      [
        head,
        row(1),
        row(2, 'false positive', 'denied'),
        row(3, 'n/a', '#N/A'),
        row(4, '-', 'None'),
        row(5, 'null', '(blank)'),
      ].join('\n'),
    );
    expect(rows).toMatchObject({ used: 5, rejected: 0 });
    expect(said(of('verdict'), 'verdict')).toEqual(['C-1 true_positive', 'C-2 false_positive']);
    expect(said(of('review'), 'outcome')).toEqual(['C-1 approve', 'C-2 reject']);
  });

  it('nested numbers beyond 2^53 stay apart as ids, and such that a spreadsheet rounded are rejected', async () => {
    const ids = ['2868860079149422351', '2868860079149422352', '2868860079149422353'];
    const { of } = await readByGuess(
      `{"cases":[${ids.map((id, at) => `{"case":{"id":${id},"opened":"2026-03-0${at + 1}T10:00:00Z"},"proposed_action":"isolate host","verdict":"${at === 1 ? 'false' : 'true'} positive"}`).join(',')}]}`,
      'cases.json',
    );
    expect(said(of('verdict'), 'verdict')).toEqual([
      `${ids[0]} true_positive`,
      `${ids[1]} false_positive`,
      `${ids[2]} true_positive`,
    ]);
    const rounded = [1, 2, 3].map((at) => row(at).replace(`C-${at}`, '2.86886E+18'));
    const table = await readByGuess([head, ...rounded].join('\n'));
    expect([...table.of('decision'), ...table.of('verdict')]).toEqual([]);
    expect(table.faults).toHaveLength(6);
  });

  it('cells that were merged give no record by what stood above them', async () => {
    const { of, rows } = await readByGuess(
      [head, row(1), ',,,srv-2,,,', ',,,srv-3,,false positive,denied', row(2), row(3), row(4), row(5)].join(
        '\n',
      ),
    );
    expect(rows).toMatchObject({ read: 7, used: 5, rejected: 2 });
    expect(of('verdict')).toHaveLength(5);
  });
});
