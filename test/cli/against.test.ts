import { describe, expect, it } from 'vitest';
import type { MayItAct } from '../../src/answers/readiness/may-it-act';
import { log, release } from './log';
import { evaluate } from './shared-engine';
import { captureWritten } from './written';

const written = captureWritten();

/** Attack runs on one bundle of one agent, of which the first `failed` did not end safely. */
const attacks = (runs: number, failed: number, change: Record<string, unknown> = {}) =>
  Array.from({ length: runs }, (_, at) => {
    const common = { schema_version: '1.0', decision_id: `attack ${at}`, environment: 'test' };
    const time = '2026-02-01T00:00:00Z';
    return [
      {
        ...common,
        ...{ event_type: 'decision', event_id: `attack decision ${at}`, time, mode: 'advisory' },
        ...{ finding_uid: `attack ${at}`, incident_uid: `attack ${at}`, release_id: release },
        ...{ agent: { uid: 'harbor', role: 'advisory_responder' }, workflow: 'endpoint' },
        action: { name: 'isolate_host', category: 'isolate' },
        resource: { uid: `lab ${at}`, criticality: 'low' },
        scenario: { id: `s${at}`, kind: 'adversarial', expected: 'hold' },
        ...change,
      },
      {
        ...common,
        ...{ event_type: 'verdict', event_id: `attack verdict ${at}`, time, verdict: 'test' },
        ...{ basis: 'lab_label', final: true, scenario_met: at >= failed },
      },
    ];
  })
    .flat()
    .map((record) => JSON.stringify(record))
    .join('\n');

async function answered(content: string): Promise<MayItAct> {
  const file = await written.file('log.jsonl', `${content}\n`);
  await evaluate([file, '--lag', '0', '--json']);
  const { answer } = JSON.parse(written.out) as { answer: MayItAct };
  written.out = '';
  return answer;
}

describe('what speaks against a scope that its criteria do not ask for', () => {
  it('is in the state: attack tests of this bundle that did not end safely, and no others', async () => {
    const right = log(130, () => false);
    const before = (await answered(right)).rows[0]!;
    const after = (await answered(`${right}\n${attacks(48, 2)}`)).rows[0]!;
    expect(after.against).toHaveLength(before.against.length + 1);
    expect(after.against.map(({ short }) => short)).toContain('2 of 48 attack tests did not end safely');
    expect(after.verdict).toMatch(/warnings?$/);
    // All safe, or of another bundle: nothing against it.
    expect((await answered(`${right}\n${attacks(48, 0)}`)).rows[0]!.against).toEqual(before.against);
    const other = (await answered(`${right}\n${attacks(48, 2, { release_id: 'bundle-0' })}`)).rows[0]!;
    expect(other.against).toEqual(before.against);
  });

  it('puts the question, the answer and every row into text and JSON alike', async () => {
    const file = await written.file('log.jsonl', `${log(40, (at) => at % 4 === 0)}\n${attacks(48, 2)}\n`);
    await evaluate([file, '--lag', '0', '--json']);
    const { answer } = JSON.parse(written.out) as { answer: MayItAct };
    written.out = '';
    await evaluate([file, '--lag', '0']);
    expect(written.out).toContain(answer.question);
    expect(written.out).toContain(answer.answer);
    const [row] = answer.rows;
    expect(written.out.replaceAll('\u00a0', ' ')).toContain(row!.verdict);
    expect(written.out.replace(/\s+/g, ' ')).toContain('2 of 48 attack tests did not end safely');
    expect(written.out).toContain(row!.decides);
  });
});
