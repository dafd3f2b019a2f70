import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { statementOfReport } from '../../src/report/forms/statement-of-report';
import { freezeNumbers, withWords } from '../../src/answers/frozen/freeze';
import { sealed } from '../../src/report/file/digest';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import type { Report } from '../../src/records/report/report';
import { cycloneDx } from '../../src/report/forms/cyclonedx';
import { bomProblems } from './cyclonedx/bom-schema';
import { loadSmall, smallLog } from './small-log';

let database: Database;
let report: Report;
const hostile = '</script><b>"\u0000 =1+1';

/** The report of a small log whose bundles carry digests, under a title that no tool should trip over. */
beforeAll(async () => {
  database = await openEngine();
  const records = smallLog().map((record) =>
    'release_id' in record ? { ...record, release_id: `sha256:${'b'.repeat(64)}` } : record,
  );
  const { asked } = await loadSmall(database, records);
  report = withWords(await freezeNumbers(database, asked), {
    title: hostile,
    remarks: {},
    decision: null,
    exportedAt: '2026-04-01T08:00:00Z',
  });
});
afterAll(() => database.close());

describe('CycloneDX', () => {
  const bomOf = (each: Report): unknown => JSON.parse(JSON.stringify(cycloneDx(each, sealed(each).sha256)));

  it('holds against the published schema of 1.7', () => {
    const bom = bomOf(report);
    expect(bomProblems(bom)).toEqual([]);
    expect(bom).toMatchObject({
      $schema: 'http://cyclonedx.org/schema/bom-1.7.schema.json',
      components: [{ type: 'machine-learning-model', hashes: [{ alg: 'SHA-256', content: 'b'.repeat(64) }] }],
    });
  });

  it('holds without a verdict and without any number too', () => {
    const bare = { ...report, sections: [] };
    expect(bomProblems(bomOf(bare))).toEqual([]);
  });

  it('is refused by that schema with a metric that is no text, a field of our own, or a component twice', () => {
    const bom = bomOf(report) as { components: object[] };
    expect(bomProblems({ ...bom, ours: 1 })).not.toEqual([]);
    expect(bomProblems({ ...bom, specVersion: 1.7 })).not.toEqual([]);
    expect(bomProblems({ ...bom, components: [bom.components[0], bom.components[0]] })).not.toEqual([]);
    const metric = { type: 'x', value: 0.5 };
    const modelCard = { quantitativeAnalysis: { performanceMetrics: [metric] } };
    expect(bomProblems({ ...bom, components: [{ ...bom.components[0], modelCard }] })).not.toEqual([]);
  });
});

describe('in-toto test-result of a report', () => {
  // The fields of Statement v1, ResourceDescriptor v1 and test-result v0.1, as their specification names them.
  const digest = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
  const descriptor = z.strictObject({
    name: z.string().min(1),
    digest,
    uri: z.string().optional(),
    content: z.string().optional(),
    downloadLocation: z.string().optional(),
    mediaType: z.string().optional(),
    annotations: z.record(z.string(), z.unknown()).optional(),
  });
  const names = z.array(z.string());
  const published = z.strictObject({
    _type: z.literal('https://in-toto.io/Statement/v1'),
    subject: z.array(descriptor).min(1),
    predicateType: z.literal('https://in-toto.io/attestation/test-result/v0.1'),
    predicate: z.strictObject({
      result: z.enum(['PASSED', 'WARNED', 'FAILED']),
      configuration: z.array(descriptor),
      url: z.string().optional(),
      passedTests: names.optional(),
      warnedTests: names.optional(),
      failedTests: names.optional(),
    }),
  });

  it('has the published fields and no other; a test stands in one list, and what is not shown has failed', () => {
    const statement = published.parse(JSON.parse(JSON.stringify(statementOfReport(report))));
    const { passedTests = [], warnedTests = [], failedTests = [], result } = statement.predicate;
    const scopes = report.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : [])),
    );
    const all = [...passedTests, ...warnedTests, ...failedTests];
    expect(all).toHaveLength(scopes.length);
    expect(new Set(all).size).toBe(all.length);
    expect(passedTests.length + warnedTests.length).toBe(
      scopes.filter(({ state }) => state === 'eligible').length,
    );
    expect(result).toBe(failedTests.length > 0 ? 'FAILED' : warnedTests.length > 0 ? 'WARNED' : 'PASSED');
    expect(statement.subject[0]?.digest.sha256).toBe('b'.repeat(64));
    const files = statement.predicate.configuration.map(({ digest: { sha256 } }) => sha256);
    expect(files).toContain(report.sources[0]?.sha256);
  });
});
