import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kindsOf, logJsonSchema, typeOf } from '../../src/records/json-schema';
import { published, publishedExamples } from '../../src/cli/publish-schema';
import { formats } from '../../src/intake/formats/formats';
import { cannotCarry } from '../../src/intake/mapper/cannot-carry';
import { eventTypes } from '../../src/records/vocabulary';

const files = published(await publishedExamples());

describe('the page of each built-in format', () => {
  const textOf = (html: string) => html.replace(/<[^>]*>/g, '');
  it.each(formats.map((format) => [format.id, format] as const))('%s', (id, format) => {
    const page = files[`formats/${id}.html`]!;
    const text = textOf(page);
    expect(page).not.toContain('<script');
    expect(page).toContain(`href="${format.link}"`);
    expect(new URL(format.link).protocol).toBe('https:');
    expect(text).toContain(format.isUnseen ? 'not yet seen in the wild' : 'Tried on exports and samples');
    // Every field that its mapping fills, and all that it lacks.
    for (const { event_type: type, fields } of format.mapping.records) {
      expect(page).toContain(`<h3><code>${type}</code></h3>`);
      for (const field of Object.keys(fields)) expect(page).toContain(`<code>${field}</code>`);
    }
    for (const { what } of cannotCarry(format.mapping)) expect(text).toContain(what);
    expect(page.match(/made from other fields/g)?.length ?? 0).toBeLessThan(4);
    expect(files['formats/index.html']).toContain(`href="${id}.html"`);
  });
});

describe('the published log format', () => {
  it.each(Object.keys(files))('%s is what the schemas give (npm run schema)', (name) => {
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
