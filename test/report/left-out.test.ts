import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freezeNumbers, withWords } from '../../src/answers/frozen/freeze';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import type { LogRecord } from '../../src/records/record';
import type { Report } from '../../src/records/report/report';
import { cycloneDx } from '../../src/report/forms/cyclonedx';
import { writeMarkdown } from '../../src/report/forms/markdown';
import { whatLeaves } from '../../src/report/privacy/leaves';
import { at, control, decision, review, verdict } from '../fixtures/records';
import { loadSmall } from './small-log';

let database: Database;

interface Group {
  readonly release: 'a' | 'b';
  readonly workflow: string;
  readonly size: number;
  readonly blind: number;
}

/** Bundle a on 2 March, b on 4 March; each decision is approved and right, the first of a group blind; labels come late. */
function logOf(groups: readonly Group[]): LogRecord[] {
  const records = groups.flatMap(({ release, workflow, size, blind }) =>
    Array.from({ length: size }, (_, number): LogRecord[] => {
      const id = `${release}-${workflow}-${number}`;
      const day = release === 'a' ? 2 : 4;
      return [
        decision({ decision_id: id, workflow, release_id: `release-${release}`, time: at(day) }),
        review({ decision_id: id, time: at(day, 10), saw_agent_output: number >= blind }),
        verdict({ decision_id: id, time: at(30, 12), verdict: 'true_positive' }),
      ];
    }).flat(),
  );
  return [...records, control({ event_id: 'grant', time: at(30), tier: 'advisory_responder' })];
}

async function reportOf(groups: readonly Group[]): Promise<Report> {
  const { asked } = await loadSmall(database, logOf(groups));
  const words = { title: 'Small', remarks: {}, decision: null, exportedAt: '2026-04-01T08:00:00Z' };
  return withWords(await freezeNumbers(database, asked), words);
}

const blocksOf = (report: Report) => report.sections.flatMap(({ blocks }) => blocks);
const sizes = (report: Report, metric: string, by: string) =>
  blocksOf(report)
    .flatMap((block) => (block.kind === 'measures' ? block.measures : []))
    .filter((measure) => measure.metric === metric && measure.by === by)
    .map(({ key, n }) => [key, n]);

beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

describe('what one table would tell of a small group in another', () => {
  it('blind agreement on 4 of 40 is not the overrides less the advised', async () => {
    const report = await reportOf([{ release: 'a', workflow: 'endpoint', size: 40, blind: 4 }]);
    expect(sizes(report, 'override_rate', 'all')).toEqual([['all', 40]]);
    expect(sizes(report, 'agreement', 'all')).toEqual([['all', null]]);
    expect(sizes(report, 'agreement_advised', 'all')).toEqual([['all', null]]);
  });

  it('names the agents that leave where no verdict does', async () => {
    const { asked } = await loadSmall(
      database,
      logOf([{ release: 'a', workflow: 'endpoint', size: 12, blind: 0 }]),
    );
    const words = { title: 'Overrides', remarks: {}, decision: null, exportedAt: '2026-04-01T08:00:00Z' };
    const report = withWords(await freezeNumbers(database, { ...asked, sections: ['overrides'] }), words);
    expect(JSON.stringify(report.sections)).toContain('agent-1');
    expect(whatLeaves(report)).toContainEqual({ what: 'Names of agents', detail: 'agent-1' });
  });

  it('nor by bundle: 4 of 24 in one, 30 of 40 in the other', async () => {
    const report = await reportOf([
      { release: 'a', workflow: 'endpoint', size: 40, blind: 30 },
      { release: 'b', workflow: 'endpoint', size: 24, blind: 4 },
    ]);
    const hidden = [
      ['release-a', null],
      ['release-b', null],
    ];
    expect(sizes(report, 'override_rate', 'release')).toEqual([
      ['release-a', 40],
      ['release-b', 24],
    ]);
    expect(sizes(report, 'agreement', 'release')).toEqual(hidden);
    expect(sizes(report, 'agreement_advised', 'release')).toEqual(hidden);
    expect(sizes(report, 'agreement', 'all')).toEqual([['all', 34]]);
  });

  it('3 on mail are not a bundle’s 21 less its other workflows: the next smallest goes with them', async () => {
    const report = await reportOf([
      ...['endpoint', 'cloud', 'mail'].map((workflow) => ({
        release: 'a' as const,
        workflow,
        size: 14,
        blind: 7,
      })),
      { release: 'b', workflow: 'endpoint', size: 12, blind: 6 },
      { release: 'b', workflow: 'cloud', size: 6, blind: 6 },
      { release: 'b', workflow: 'mail', size: 3, blind: 3 },
    ]);
    expect(sizes(report, 'false_positive_share', 'release')).toEqual([
      ['release-a', 42],
      ['release-b', 21],
    ]);
    const steps = blocksOf(report).find(({ id }) => id === 'bundle_changes_low');
    const told = steps?.kind === 'changes' ? steps.changes : [];
    expect(told.map(({ subject, after }) => [subject, after.n]).sort()).toEqual([
      ['cloud', null],
      ['endpoint', 12],
      ['mail', null],
    ]);
    const leaving = whatLeaves(report).map(({ what, detail }) => [what, detail]);
    expect(leaving).toContainEqual([
      'What changed in bundles',
      'one of the two bundles has no release record',
    ]);
    expect(leaving.find(([what]) => what === 'Kinds of case')?.[1]).toContain('endpoint');
    expect(leaving.find(([what]) => what === 'Numbers')?.[1]).toContain('set against each other');
  });
});

describe('other forms', () => {
  it('CycloneDX never calls a test production', async () => {
    const runs = Array.from({ length: 12 }, (_, number): LogRecord[] => {
      const id = `attack-${number}`;
      const scenario = { id, kind: 'adversarial', expected: 'isolate' } as const;
      return [
        decision({ decision_id: id, environment: 'test', scenario }),
        verdict({ decision_id: id, environment: 'test', verdict: 'test', scenario_met: true }),
      ];
    }).flat();
    const log = logOf([{ release: 'a', workflow: 'endpoint', size: 20, blind: 20 }]);
    const { asked } = await loadSmall(database, [...log, ...runs]);
    const words = { title: 'Tests', remarks: {}, decision: null, exportedAt: '2026-04-01T08:00:00Z' };
    const report = withWords(await freezeNumbers(database, asked), words);
    const text = JSON.stringify(cycloneDx(report, 'f'.repeat(64)));
    const slices = [...text.matchAll(/"type":"([a-z_]+)","value":"[^"]*","slice":"([^"]*)"/g)];
    const sliceOf = (metric: string) => slices.find(([, type]) => type === metric)?.[2];
    expect(sliceOf('adversarial_pass_rate')).toContain('tests, apart from production; the whole period');
    expect(sliceOf('override_rate')).toContain('; production; the whole period');
  });

  it('Markdown holds no address that a reader makes a link of, no entity and no formula', async () => {
    const report = await reportOf([{ release: 'a', workflow: 'endpoint', size: 12, blind: 12 }]);
    const title = 'www.x.test ftp://x.test mailto:a HTTP://x.test &lt;b&gt; $x$';
    expect(writeMarkdown({ ...report, title }, 'f'.repeat(64)).split('\n')[0]).toBe(
      String.raw`# www\.x.test ftp\://x.test mailto\:a HTTP\://x.test \&lt;b\&gt; \$x\$`,
    );
  });
});
