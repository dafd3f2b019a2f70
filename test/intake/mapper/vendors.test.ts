import { describe, expect, it } from 'vitest';
import { unpack } from '../../../src/intake/unpacking/unpack';
import { verdictOf } from '../../../src/intake/vocabulary/verdicts';
import { vocabularyWord } from '../../../src/intake/vocabulary/vocabulary';
import { readExport } from '../formats/read-export';
import { readByGuess } from './read-rows';

type Made = Record<string, unknown>;

describe('exports whose words flatter the agent where they are misread', () => {
  it('a French table in UTF-16 cut out of a page: entities are letters, a rule is nobody, tags are not asked', async () => {
    const text =
      "Numéro d'alerte\tCréée le\tFermée le\tMachine\tAction proposée par l'IA\tDécision de l'analyste\tConclusion\tÉtiquettes\r\n" +
      'AL-9\t04/03/2026 09:00\t\tsrv-9\tIsoler l&#39;hôte\t\t\t\r\n' +
      'AL-8\t25/02/2026 09:00\t26/02/2026 10:00\tsrv-8\tIsoler l&#39;hôte\tApprouvée\tVrai positif &ndash; b&eacute;nin\tai:true_positive\r\n' +
      'AL-7\t24/02/2026 09:00\t25/02/2026 10:00\tsrv-7\tIsoler l&#39;hôte\tNon approuvée\tN&#39;est pas un vrai positif\tai:true_positive\r\n' +
      'AL-6\t03/02/2026 09:00\t04/02/2026 10:00\tsrv-6\tDésactiver le compte\tApprouvée par une règle\tFaux positif\t\r\n' +
      'AL-5\t02/02/2026 09:00\t03/02/2026 10:00\tsrv-5\tDésactiver le compte\tApprouvée\tVrai positif\t\r\n';
    const [part] = await unpack(new Blob([Buffer.from(`\uFEFF${text}`, 'utf16le')]), 'alertes.txt');
    const { of, batch } = await readByGuess(await part!.blob.text(), 'alertes.txt', 'UTC');
    expect(of('verdict').map(({ decision_id: id, verdict, time }) => [id, verdict, time])).toEqual([
      ['AL-8', 'benign_positive', '2026-02-26T10:00:00.000Z'],
      ['AL-7', 'undetermined', '2026-02-25T10:00:00.000Z'],
      ['AL-6', 'false_positive', '2026-02-04T10:00:00.000Z'],
      // Day first, as 26/02 in the same column shows.
      ['AL-5', 'true_positive', '2026-02-03T10:00:00.000Z'],
    ]);
    expect(of('review').map(({ decision_id: id, outcome }) => [id, outcome])).toEqual([
      ['AL-8', 'approve'],
      ['AL-7', 'reject'],
      ['AL-5', 'approve'],
    ]);
    expect(batch.rejected.map(({ line, found }) => [line, found])).toEqual([
      [5, '"Approuvée par une règle"'],
    ]);
    expect(of('decision').map(({ action }) => (action as Made).category)).toEqual([
      ...['isolate', 'isolate', 'isolate', 'evict', 'evict'],
    ]);
  });

  it('case numbers of several customers are not one case; thousands are no numbers; totals are no cases', async () => {
    const { of, batch, rows, leftOut } = await readByGuess(
      'sep=;\n' +
        '"Case No";"Tenant";"Opened (UTC)";"Agent recommendation";"Agent confidence";"Human response";"Responded (UTC)";"Final disposition";"Closed (UTC)";"Affected host";"Minutes saved"\n' +
        '1.001;acme;2026-03-01 09:00;Isolate endpoint;92 %;Approved;2026-03-01 09:12;True Positive;2026-03-02 10:00;srv-1;1.240\n' +
        '1.002;acme;2026-03-01 10:00;Isolate endpoint;71 %;Approved (auto);2026-03-01 10:00;Benign TP;2026-03-02 11:00;srv-2;30\n' +
        '1.001;globex;2026-03-02 09:00;Do not isolate;88 %;Overridden - isolated by analyst;2026-03-02 09:30;TP;2026-03-03 10:00;srv-3;12\n' +
        '1.002;globex;2026-03-02 10:00;Check quarantine status;99 %;n/a;;FP;2026-03-03 11:00;srv-4;3\n' +
        '1.003;globex;2026-03-03 10:00;Disable account;64 %;Not approved;2026-03-03 10:15;Not malicious;2026-03-04 11:00;srv-5;0\n' +
        '1.004;globex;2026-03-03 11:00;Disable account;64 %;Approved with doubts?;2026-03-03 11:15;Malicious?;2026-03-04 12:00;srv-6;0\n' +
        'Total;;2026-03-31 23:59;6 recommendations;80 %;Approved: 4;2026-03-31 23:59;TP: 2;2026-03-31 23:59;;1.285\n' +
        'Grand total:;;2026-03-31 23:59;Isolate endpoint;80 %;Approved;2026-03-31 23:59;True Positive;2026-03-31 23:59;;1.285\n',
      'cases.csv',
    );
    expect(
      of('decision').map(({ decision_id: id, incident_uid: incident, action }) => [
        ...[id, incident, (action as Made).category],
      ]),
    ).toEqual([
      ['acme/1.001', 'acme/1.001', 'isolate'],
      ['acme/1.002', 'acme/1.002', 'isolate'],
      ['globex/1.001', 'globex/1.001', 'none'],
      ['globex/1.002', 'globex/1.002', 'enrich'],
      ['globex/1.003', 'globex/1.003', 'evict'],
      ['globex/1.004', 'globex/1.004', 'evict'],
    ]);
    expect(of('verdict').map(({ finding_uid: id, verdict }) => [id, verdict])).toEqual([
      ['acme/1.001', 'true_positive'],
      ['acme/1.002', 'benign_positive'],
      ['globex/1.001', 'true_positive'],
      ['globex/1.002', 'false_positive'],
      ['globex/1.003', 'false_positive'],
      ['globex/1.004', 'undetermined'],
    ]);
    expect(of('review').map(({ decision_id: id, outcome }) => [id, outcome])).toEqual([
      ['acme/1.001', 'approve'],
      ['globex/1.001', 'override'],
      ['globex/1.003', 'reject'],
    ]);
    expect(batch.rejected.map(({ line }) => line)).toEqual([4, 8]);
    expect(rows).toEqual({ read: 9, used: 6, rejected: 0, leftOut: 3 });
    expect(leftOut).toContainEqual({ words: 'totals below the table', firstLine: 9, count: 2 });
  });

  it('totals within a table are rejected rows, so that nobody hides a case among them', async () => {
    const head = 'id,closed_at,verdict\n';
    const row = (id: string) => `${id},2026-03-01T10:00:00Z,False positive\n`;
    const inside = await readByGuess(
      head + row('A-1') + row('Subtotal') + row('A-2') + row('Summe: 2'),
      'x.csv',
    );
    expect(inside.rows).toEqual({ read: 4, used: 2, rejected: 1, leftOut: 1 });
    const many = await readByGuess(head + row('A-1') + row('Total').repeat(6), 'x.csv');
    expect(many.rows).toEqual({ read: 7, used: 1, rejected: 6, leftOut: 0 });
    // A case may be named by a word that begins so.
    const named = await readByGuess(head + row('Total-Energies-1') + row('Summary'), 'x.csv');
    expect(named.rows).toEqual({ read: 2, used: 2, rejected: 0, leftOut: 0 });
  });

  it('ServiceNow in German, Windows-1252, newest first: its close codes and approvals are what they say', async () => {
    const text =
      '"Nummer","Status","Abschlusscode","Geöffnet","Geschlossen","Zugewiesen an","Kurzbeschreibung","KI-Maßnahme","Freigabe"\n' +
      '"SIR0010006","Offen","","06.03.2026 08:00:00","","Ann Müller","Phishing","Konto sperren","Ausstehend"\n' +
      '"SIR0010005","Geschlossen","Bedrohung nicht bestätigt","05.03.2026 08:00:00","06.03.2026 09:00:00","Ann Müller","Phishing","Konto sperren","Erteilt"\n' +
      '"SIR0010004","Geschlossen","Richtig positiv, gutartig","04.03.2026 08:00:00","05.03.2026 09:00:00","Ann Müller","Phishing","Host isolieren","Erteilt"\n' +
      '"SIR0010003","Geschlossen","Kein Fehlalarm","03.03.2026 08:00:00","04.03.2026 09:00:00","Ann Müller","Phishing","Host isolieren","Nicht erteilt"\n' +
      '"SIR0010002","Geschlossen","Behoben","02.03.2026 08:00:00","03.03.2026 09:00:00","Ann Müller","Phishing","Host isolieren","Erteilt"\n' +
      '"SIR0010001","Geschlossen","Fehlalarm","01.03.2026 08:00:00","02.03.2026 09:00:00","Ann Müller","Phishing","Host isolieren","Zurückgezogen"\n';
    const { of, batch } = await readByGuess(
      new Uint8Array(Buffer.from(text, 'latin1')),
      'vorfaelle.csv',
      'Europe/Berlin',
    );
    expect(of('decision').map(({ decision_id: id, action }) => [id, (action as Made).category])).toEqual([
      ['SIR0010006', 'evict'],
      ['SIR0010005', 'evict'],
      ['SIR0010004', 'isolate'],
      ['SIR0010003', 'isolate'],
      ['SIR0010002', 'isolate'],
      ['SIR0010001', 'isolate'],
    ]);
    expect(of('verdict').map(({ decision_id: id, verdict }) => [id, verdict])).toEqual([
      ['SIR0010005', 'undetermined'],
      ['SIR0010004', 'benign_positive'],
      // “No false alarm” and “fixed” are asked about.
      ['SIR0010003', 'undetermined'],
      ['SIR0010002', 'undetermined'],
      ['SIR0010001', 'false_positive'],
    ]);
    expect(of('review').map(({ decision_id: id, outcome }) => [id, outcome])).toEqual([
      ['SIR0010005', 'approve'],
      ['SIR0010004', 'approve'],
      ['SIR0010003', 'reject'],
      ['SIR0010002', 'approve'],
    ]);
    // An approval that was taken back is asked about; the open case waits.
    expect(batch.rejected.map(({ line }) => line)).toEqual([7]);
  });

  it('Splunk: a truth that is doubted, taken back or of a test is asked about', async () => {
    const row = (at: number, said: string, status = 'Closed') =>
      `2026-03-0${at}T10:00:00.000+00:00,E${at},Brute force,${status},${said},ann,high\n`;
    const { told } = await readExport(
      '_time,event_id,rule_name,status_label,disposition_label,owner,urgency\n' +
        row(7, '', 'New') +
        row(6, 'True Positive &#8211; Suspicious Activity') +
        row(5, 'Not a True Positive - Suspicious Activity') +
        row(4, 'True Positive - Authorized Test') +
        row(3, 'Closed - was True Positive but reclassified as False Positive') +
        row(2, 'True Positive (pending confirmation)') +
        row(1, 'True Positive: Unsure'),
      { name: 'review.csv' },
    );
    expect(told).toEqual({
      E7: 'undetermined false',
      E6: 'true_positive true',
      ...{ E5: 'undetermined true', E4: 'undetermined true', E3: 'undetermined true' },
      ...{ E2: 'undetermined true', E1: 'undetermined true' },
    });
  });

  it('nested JSON: a program that approves is no reviewer, ids beyond 2^53 stay apart, labels are not asked', async () => {
    const each = (at: number, recommendation: string, status: string, by: string, resolution: string) =>
      `{"caseId":${9007199254740993n + BigInt(at)},"org":{"slug":"acme"},"timeline":{"proposedAt":${1772355600000 + at * 3600000},"decidedAt":${1772356200000 + at * 3600000}},` +
      `"agent":{"name":"sentry-ai","recommendation":"${recommendation}","verdict":"true_positive"},"approval":{"status":"${status}","by":"${by}"},` +
      `"resolution":"${resolution}","tags":["agent:true_positive"]}`;
    const { of } = await readByGuess(
      [
        each(0, 'isolate_host', 'approved', 'auto-approver', 'resolved'),
        each(1, 'isolate_host', 'approved', 'ann@x.org', 'true positive'),
        each(2, 'list_blocked_ips', 'approved', 'ann@x.org', 'no true positive'),
        each(3, 'release_from_quarantine', 'denied', 'bob@x.org', 'false positive'),
        each(4, 'isolate_host', 'approval revoked', 'bob@x.org', 'false-positive'),
        each(5, 'isolate_host', 'approved', 'policy engine', 'TP?'),
      ].join('\n'),
      'cases.jsonl',
    );
    expect(of('review').map(({ decision_id: id, outcome }) => [id, outcome])).toEqual([
      ['9007199254740994', 'approve'],
      ['9007199254740995', 'approve'],
      ['9007199254740996', 'reject'],
    ]);
    expect(of('verdict').map(({ decision_id: id, verdict }) => [id, verdict])).toEqual([
      ['9007199254740993', 'undetermined'],
      ['9007199254740994', 'true_positive'],
      ['9007199254740995', 'undetermined'],
      ['9007199254740996', 'false_positive'],
      ['9007199254740997', 'false_positive'],
      ['9007199254740998', 'undetermined'],
    ]);
    expect(of('decision').map(({ action }) => (action as Made).category)).toEqual([
      ...['isolate', 'isolate', 'enrich', 'restore', 'isolate', 'isolate'],
    ]);
  });
});

describe('words', () => {
  it.each([
    ...['True Positive: Unsure', 'TP (wrong)', 'True positive, disputed', 'True Positive - human error'],
    ...['Malicious - low confidence', 'TP - downgraded', '真陽性（誤り）', 'Vrai positif à vérifier'],
    ...[
      'Richtig positiv, irrtümlich',
      'Verdadero positivo (anulado)',
      'Richtig positiv - Prüfung ausstehend',
    ],
  ])('“%s” is no true positive', (words) => {
    expect(verdictOf(words)).toBeUndefined();
  });

  it.each([
    ['False Positive - Incorrect Analytic Logic', 'false_positive'],
    ['False positive - incorrect data', 'false_positive'],
    ['True positive - policy violation', 'true_positive'],
    ['Vrai positif &ndash; b&eacute;nin', 'benign_positive'],
  ])('“%s” is %s', (words, ours) => {
    expect(vocabularyWord('verdict', words)).toBe(ours);
  });

  it.each([
    ...[
      'Approved in error',
      'approved by mistake',
      'Approved, then reversed',
      'Wrongly approved',
      'Approved: 4',
    ],
    ...['Accepted with reservations', 'Conditionally approved', 'approved by proxy', 'Approved w/o review'],
  ])('“%s” is no approval', (words) => {
    expect(vocabularyWord('answer', words)).toBeUndefined();
  });

  it.each([
    ['Approuvée', 'approve'],
    ['Refusée', 'reject'],
    ['Aprobada', 'approve'],
    ['Nicht erteilt', 'reject'],
    ['Overridden', 'override'],
  ])('“%s” is %s', (words, ours) => {
    expect(vocabularyWord('answer', words)).toBe(ours);
  });

  it.each([
    ['block_list_get', 'enrich'],
    ['Notify owner: host isolated', 'notify'],
    ['Isoler l&#39;hôte', 'isolate'],
  ])('“%s” is %s', (words, ours) => {
    expect(vocabularyWord('action', words)).toBe(ours);
  });
});
