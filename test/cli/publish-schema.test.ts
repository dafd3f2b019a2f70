import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kindsOf, logJsonSchema, typeOf } from '../../src/records/json-schema';
import { published, publishedExamples } from '../../src/cli/publish-schema';
import { eventTypes } from '../../src/records/vocabulary';

const files = published(await publishedExamples());

describe('the published log format', () => {
  it.each([
    'shadowproof-log-1.1.schema.json',
    'index.html',
    'shadowproof-mapping-1.schema.json',
    'mapping.html',
  ])('%s is what the schemas give (npm run schema)', (name) => {
    expect(readFileSync(`public/schema/${name}`, 'utf8')).toBe(files[name]);
  });

  it('describes all seven kinds, and asks a verdict for what it is about', () => {
    const kinds = kindsOf(logJsonSchema());
    expect(kinds.map(typeOf).sort()).toEqual([...eventTypes].sort());
    const verdict = kinds.find((kind) => typeOf(kind) === 'verdict')!;
    expect(verdict.anyOf).toEqual([{ required: ['finding_uid'] }, { required: ['decision_id'] }]);
    expect(logJsonSchema().$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it('explains every top-level field of a decision, without script', () => {
    const page = files['index.html']!;
    const decision = kindsOf(logJsonSchema()).find((kind) => typeOf(kind) === 'decision')!;
    for (const field of Object.keys(decision.properties as object))
      expect(page).toContain(`<code>${field}</code>`);
    expect(page).toContain('<code>evidence[].trust</code>');
    expect(page).not.toContain('<script');
  });
});
