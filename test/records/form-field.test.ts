import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { attestationSchema } from '../../src/records/attestation';
import { breakerSchema, personResetSchema, tripFields, tripSchema } from '../../src/records/breaker';
import {
  chainSchema,
  criteriaSchema,
  equivalenceSchema,
  gateSchema,
  togetherSchema,
} from '../../src/records/criteria';
import { decisionFormSchema } from '../../src/answers/memo/decision-problems';
import { fieldWords, formField, problemsOf } from '../../src/records/form-field';
import { planSchema } from '../../src/records/plan';
import { reportJsonSchema } from '../../src/records/report/report';
import { costsSchema, guaranteeSchema } from '../../src/records/what-if';
import { namesOf, readerFormSchema, worksheetFormSchema } from '../../src/records/reader-forms';

describe('a field as a form draws it', () => {
  const word = (schema: z.core.$ZodType) => {
    const { kind, isWhole, empty } = formField(schema);
    return [kind, isWhole, empty];
  };

  test('has words of its own: one schema for two fields is refused', () => {
    const day = z.iso.date().register(fieldWords, { label: 'Ends on' });
    expect(() => day.register(fieldWords, { label: 'Looked at again on' })).toThrow(
      'one schema for two fields: Looked at again on',
    );
    const { expires, recheck } = decisionFormSchema.shape;
    expect([expires, recheck].map((field) => formField(field).label)).toEqual([
      'Ends on',
      'Looked at again on',
    ]);
  });

  test('is read from the type, whatever wraps it', () => {
    const named = (schema: z.ZodType) => {
      fieldWords.add(schema, { label: 'A' });
      return schema;
    };
    expect(word(named(z.number()))).toEqual(['number', false, undefined]);
    expect(word(named(z.int()))).toEqual(['number', true, undefined]);
    expect(word(named(z.number().nullable()))).toEqual(['number', false, null]);
    expect(word(named(z.int()).optional())).toEqual(['number', true, undefined]);
    expect(word(named(z.string().trim()))).toEqual(['text', false, undefined]);
    expect(word(named(z.iso.date()))).toEqual(['day', false, undefined]);
    expect(word(named(z.boolean()))).toEqual(['tick', false, undefined]);
    expect(formField(named(z.enum(['b', 'a'])))).toMatchObject({ kind: 'choice', values: ['b', 'a'] });
  });

  test('without words, or of another type, is an error of the programmer', () => {
    expect(() => formField(z.number())).toThrow('without words');
    expect(() => formField(z.array(z.string()).register(fieldWords, { label: 'Many' }))).toThrow('Many');
  });

  test('has words and a kind in every form', () => {
    const kinds = tripSchema.options.map(({ shape }) => shape.kind.value);
    const { orderBy: _, clusterBy: __, ...gate } = gateSchema.shape;
    const { control: ___, subject: ____, seen_until: ______, ...attested } = attestationSchema.shape;
    const { name, version, description } = criteriaSchema.shape;
    const { by: _____, ...reset } = personResetSchema.shape;
    const fields = [
      gate,
      attested,
      { name, version, description },
      { rate: togetherSchema.shape.falseDiscoveryRate },
      equivalenceSchema.shape,
      chainSchema.shape,
      planSchema.shape,
      guaranteeSchema.shape,
      costsSchema.shape,
      { scope: breakerSchema.shape.scope, coolDownHours: breakerSchema.shape.coolDownHours },
      reset,
      ...kinds.map(tripFields),
    ].flatMap((shape) => Object.values<z.core.$ZodType>(shape));
    for (const field of fields) expect(formField(field).label).toMatch(/^[A-Z]/);
  });

  test('two windows of one trip keep their own words', () => {
    const { longHours, shortHours, budget } = tripFields('burn_rate');
    const { hours, above } = tripFields('error_rate');
    const labels = [longHours, shortHours, budget, hours, above].map(
      (field) => field && formField(field).label,
    );
    expect(labels).toEqual([
      'Long window, hours',
      'Short window, hours',
      'Budget, share wrong',
      'In hours',
      'Above, share',
    ]);
  });

  test('leaves no word of it in a published schema', () => {
    expect(JSON.stringify(reportJsonSchema())).not.toContain('Maturity lag, days');
  });
});

describe('problems by their place', () => {
  test('the first of a place counts, and depth is written with points', () => {
    const schema = z.object({ a: z.array(z.object({ b: z.string().min(2, 'short').regex(/^x/, 'no x') })) });
    expect([...problemsOf(schema, { a: [{ b: 'xy' }, { b: 'q' }] })]).toEqual([['a.1.b', 'short']]);
    expect(problemsOf(schema, { a: [] }).size).toBe(0);
  });

  const sound = {
    limit: 5,
    alpha: 5,
    releaseIndex: 1,
    perWeek: 20,
    lagDays: 14,
    errorRate: 1.5,
    decisionsPerIncident: 2,
    icc: 0,
    maxIncidents: 300,
    runs: 2000,
    seed: 0,
  };
  test.each([
    ['limit', 0, 'Above 0% and below 100%.'],
    ['limit', 100, 'Above 0% and below 100%.'],
    ['alpha', NaN, 'Above 0% and below 100%.'],
    ['perWeek', 0, 'Above 0 and below 1,000,000 incidents a week.'],
    ['lagDays', -1, 'A whole number from 0 to 365.'],
    ['icc', 1, 'From 0 up to, not including, 1.'],
    ['icc', NaN, 'From 0 up to, not including, 1.'],
    ['releaseIndex', 0, 'A whole number from 1 to 100.'],
    ['decisionsPerIncident', 1.5, 'A whole number from 1 to 100.'],
    ['maxIncidents', 20_001, 'A whole number from 1 to 20,000.'],
    ['runs', 99, 'A whole number from 100 to 20,000.'],
    ['seed', -1, 'A whole number from 0 to 2,147,483,647.'],
  ])('a plan with %s %d cannot be calculated', (name, value, problem) => {
    expect(problemsOf(planSchema, sound).size).toBe(0);
    expect([...problemsOf(planSchema, { ...sound, [name]: value })]).toEqual([[name, problem]]);
  });

  test('a review takes as long as a link and a proposal can carry', () => {
    const costs = { minutesPerReview: 10_000, wrongLow: 1e7, wrongHigh: 0, rightHeld: 0 };
    expect(problemsOf(costsSchema, costs).size).toBe(0);
    expect([...problemsOf(costsSchema, { ...costs, minutesPerReview: 10_001 })]).toEqual([
      ['minutesPerReview', 'From 0 to 10,000 minutes.'],
    ]);
  });

  test('readers of worksheets are named one a line, each once', () => {
    const form = { names: ' Ann \n\nBob\nAnn', areSecond: false, isTable: false };
    expect(namesOf(form.names)).toEqual(['Ann', 'Bob']);
    expect(problemsOf(worksheetFormSchema, form).size).toBe(0);
    expect([...problemsOf(worksheetFormSchema, { ...form, names: ' \n' })]).toEqual([
      ['names', 'Write at least one name.'],
    ]);
    expect([...problemsOf(worksheetFormSchema, { ...form, names: `Ann\n${'x'.repeat(201)}` })]).toEqual([
      ['names', 'Keep it to 200 characters.'],
    ]);
  });

  test('who reads is named', () => {
    expect([...problemsOf(readerFormSchema, { uid: ' ', group: '', isSecond: false })]).toEqual([
      ['uid', 'Write your name or id.'],
    ]);
  });
});
