import { describe, expect, it } from 'vitest';
import { answersOf, asLog, auditing, closedOnly, oneGate } from '../readiness/audit/audited-log';
import { evaluate } from './shared-engine';
import { captureWritten } from './written';

const written = captureWritten();
const { file } = written;
const { draw } = auditing();
const records = closedOnly(500);

describe('evaluate --audit', () => {
  it('judges closed classifications on a drawn sample, in words and as JSON', async () => {
    const audited = await draw(records, { probability: 0.5, secondReader: 0.2 });
    const log = await file('log.jsonl', asLog(records));
    const answers = await file('answers.jsonl', asLog(answersOf(audited)));
    const record = await file('one.draw.json', JSON.stringify(audited.draw));
    const criteria = await file('criteria.json', JSON.stringify(oneGate[0]));
    expect(await evaluate([log, '--criteria', criteria])).toBe(2);
    written.out = '';
    const asked = [log, answers, '--criteria', criteria, '--audit', record];
    expect(await evaluate(asked)).toBe(0);
    expect(written.out).toContain('judged on an audit: ');
    expect(written.out).toContain('of 474 incidents read, none of ');
    expect(written.out).toContain('Two readers agree on ');
    written.out = '';
    expect(await evaluate([...asked, '--json'])).toBe(0);
    const [scope] = JSON.parse(written.out).scopes;
    expect(scope.audit.draws).toEqual([
      expect.objectContaining({ digest: audited.draw.digest, attempt: 1, problems: [] }),
    ]);
    const [{ audit, eValue, eNeeded }] = scope.gates;
    // E is the mean of the two processes.
    expect(eValue).toBeCloseTo((audit.eInformed + audit.eUniform) / 2, 6);
    expect(eValue).toBeGreaterThan(eNeeded);
  });

  it('judges nothing where a reader was shown another target than the log holds now', async () => {
    const audited = await draw(records, { probability: 0.5 });
    const moved = records.map((record) =>
      record.event_type === 'decision'
        ? {
            ...record,
            resource: { ...(record.resource as object), uid: `other ${String(record.decision_id)}` },
          }
        : record,
    );
    const log = await file('moved.jsonl', asLog([...moved, ...answersOf(audited)]));
    const record = await file('two.draw.json', JSON.stringify(audited.draw));
    const criteria = await file('criteria.json', JSON.stringify(oneGate[0]));
    expect(await evaluate([log, '--criteria', criteria, '--audit', record])).toBe(2);
    expect(written.out).toContain('Readers were shown something else than the log holds now');
  });

  it('refuses a draw of a scope that the files do not hold, and a file that is none', async () => {
    const audited = await draw(records, { probability: 0.5 });
    const renamed = records.map((record) =>
      record.event_type === 'decision' ? { ...record, workflow: 'another' } : record,
    );
    const log = await file('renamed.jsonl', asLog(renamed));
    const record = await file('three.draw.json', JSON.stringify(audited.draw));
    expect(await evaluate([log, '--audit', record])).toBe(1);
    expect(written.err).toContain('is of harbor on endpoint at low risk');
    expect(await evaluate([log, '--audit', log])).toBe(1);
  });
});
