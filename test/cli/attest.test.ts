import { readFile, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { evaluate } from './shared-engine';
import { captureWritten } from './written';
import { testName, testResultOf } from '../../src/report/forms/test-result';
import type { Evaluation } from '../../src/readiness/judge';
import { criteriaHash, presets } from '../../src/readiness/criteria/criteria';
import { evaluateGate } from '../../src/readiness/gate/evaluate-gate';
import { promoteTogether } from '../../src/readiness/together';
import { verdictOf } from '../../src/readiness/verdict-of';
import type { Scope, ScopeVerdict } from '../../src/readiness/verdict';
import { clean, context, gate } from '../readiness/builders';

// The fields of in-toto Statement v1, ResourceDescriptor v1 and test-result v0.1, as their specification names them.
const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const descriptor = z
  .strictObject({
    name: z.string().min(1),
    uri: z.string(),
    digest: z.record(z.string(), hex64),
    content: z.string(),
    downloadLocation: z.string(),
    mediaType: z.string(),
    annotations: z.record(z.string(), z.unknown()),
  })
  .partial()
  .refine(
    ({ uri, digest, content }) => uri !== undefined || digest !== undefined || content !== undefined,
    'at least one of uri, digest, content',
  );
const statement = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z
    .array(descriptor.refine(({ digest }) => digest !== undefined, 'a subject needs a digest'))
    .min(1),
  predicateType: z.literal('https://in-toto.io/attestation/test-result/v0.1'),
  predicate: z.strictObject({
    result: z.enum(['PASSED', 'WARNED', 'FAILED']),
    configuration: z.array(descriptor),
    url: z.string().optional(),
    passedTests: z.array(z.string()).optional(),
    warnedTests: z.array(z.string()).optional(),
    failedTests: z.array(z.string()).optional(),
  }),
});

const release = `sha256:${'a'.repeat(64)}`;
const scope: Scope = {
  agent: 'harbor',
  workflow: 'end/point',
  riskClass: 'low',
  release,
  asOf: 0,
  releaseIndex: 1,
  besides: [],
  tierHeld: 'advisory_responder',
  tierHeldFrom: 'log',
  nextTier: 'limited_executor',
};
const stamp = { name: 'Low risk', version: '1', hash: 'b'.repeat(64) };
const ready = (change: Partial<Scope> = {}): ScopeVerdict =>
  verdictOf({ ...scope, ...change }, [evaluateGate(clean(200), gate(), context())], stamp);
const notYet = verdictOf({ ...scope, workflow: 'mail' }, [evaluateGate(clean(20), gate(), context())], stamp);
const evaluation = (scopes: ScopeVerdict[]): Evaluation => ({
  asOf: 0,
  criteria: [stamp],
  scopes,
  pooled: [],
  together: promoteTogether(scopes, 0.05),
  setAside: [],
  missing: [],
});
const files = [
  { name: '/logs/b.jsonl', sha256: 'd'.repeat(64) },
  { name: 'a.jsonl', sha256: 'c'.repeat(64) },
];

describe('the statement of an evaluation', () => {
  it('keeps to the specification and names bundles, criteria, files and tests', () => {
    const made = testResultOf(evaluation([ready(), notYet]), files, null);
    expect(statement.parse(JSON.parse(JSON.stringify(made)))).toBeTruthy();
    expect(made.subject).toHaveLength(1);
    expect(made.subject[0]).toMatchObject({ name: release, digest: { sha256: 'a'.repeat(64) } });
    expect(made.predicate).toMatchObject({
      result: 'FAILED',
      passedTests: ['harbor/end%2Fpoint/low'],
      warnedTests: [],
      failedTests: ['harbor/mail/low'],
    });
    expect(made.predicate.configuration).toEqual([
      {
        name: 'criteria: Low risk, version 1',
        digest: { sha256: 'b'.repeat(64) },
        mediaType: 'application/json',
      },
      { name: 'a.jsonl', digest: { sha256: 'c'.repeat(64) } },
      { name: 'b.jsonl', digest: { sha256: 'd'.repeat(64) } },
    ]);
  });

  it('passes only when all are eligible, and warns of what an eligible verdict rests on', () => {
    expect(testResultOf(evaluation([ready()]), files, null).predicate.result).toBe('PASSED');
    const inferred = testResultOf(evaluation([ready({ tierHeldFrom: 'inferred' })]), files, null);
    expect(inferred.predicate).toMatchObject({ result: 'WARNED', warnedTests: ['harbor/end%2Fpoint/low'] });
    const attested = { ...ready(), controls: [{ state: 'attested', title: 'Kill switch' }] } as unknown;
    expect(testResultOf(evaluation([attested as ScopeVerdict]), files, null).predicate.result).toBe('WARNED');
    const below = { ...ready({ workflow: 'other' }), state: 'step_down' as const };
    const { predicate } = testResultOf(evaluation([ready(), below]), files, null);
    expect(predicate).toMatchObject({ result: 'FAILED', failedTests: ['harbor/other/low'] });
  });

  it('is the same whatever the order of scopes and files', () => {
    const one = testResultOf(evaluation([ready(), notYet]), files, null);
    expect(testResultOf(evaluation([notYet, ready()]), [...files].reverse(), null)).toEqual(one);
  });

  it('is refused without a digest to speak of', () => {
    expect(() => testResultOf(evaluation([ready({ release: 'v2' })]), files, null)).toThrow(
      /Bundle v2 carries no digest/,
    );
    expect(() => testResultOf(evaluation([ready()]), [{ name: 'a', sha256: null }], null)).toThrow(
      /not known/,
    );
    expect(() => testResultOf(evaluation([]), files, null)).toThrow(/nothing to attest/);
    expect(testName({ agent: 'a/b', workflow: 'c', riskClass: 'low' })).not.toBe(
      testName({ agent: 'a', workflow: 'b/c', riskClass: 'low' }),
    );
  });
});

describe('headless', () => {
  const written = captureWritten();
  const sample = ['decisions', 'audit', 'checkpoints'].map((name) => `sample-data/${name}.jsonl.gz`);

  it('attests the sample, the same twice, with the digests of its files and criteria', async () => {
    expect(await evaluate([...sample, '--attest'])).toBe(2);
    const first = written.out;
    const made = statement.parse(JSON.parse(first));
    // Fourteen decisions are lost: a warning wherever a scope is eligible.
    expect(made.predicate.passedTests).toEqual([]);
    expect(made.predicate.warnedTests).toEqual([
      'agent-sentry/endpoint-containment/low',
      'agent-sentry/identity-lockdown/low',
    ]);
    expect(made.predicate.failedTests).toHaveLength(8);
    // sentry-4 and warden-3 are in force.
    expect(made.subject).toHaveLength(2);
    for (const { name, digest } of made.subject) expect(name).toBe(`sha256:${digest?.sha256}`);
    const digests = new Map(made.predicate.configuration.map(({ name, digest }) => [name, digest?.sha256]));
    for (const file of sample) {
      const hash = createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
      expect(digests.get(path.basename(file))).toBe(hash);
    }
    expect(digests.get('criteria: Low risk, version 3')).toBe(criteriaHash(presets.lowRisk));
    written.out = '';
    expect(await evaluate([...[...sample].reverse(), '--attest'])).toBe(2);
    expect(written.out).toBe(first);
  });

  it('judges made logs with --self-test and names beside the verdict what passes', async () => {
    const weak = structuredClone(presets.lowRisk);
    weak.gates = weak.gates.slice(0, 1).map((gate) => ({ ...gate, minLabelRank: 0 }));
    weak.steps = weak.steps.map((step) => ({ ...step, gates: step.gates.slice(0, 1), controls: [] }));
    const criteria = path.join(written.folder, 'weak.json');
    await writeFile(criteria, JSON.stringify({ ...weak, name: 'Weak' }));
    const asked = ['--self-test', '--criteria', criteria, '--workflow', 'endpoint-containment'];
    await evaluate([...sample, ...asked]);
    expect(written.out).toMatch(
      /^ {2}! The gates catch \d+ of \d+ deliberate errors .*They would miss these \d+: .*the agent acts on easy cases only/m,
    );
    expect(written.out).toMatch(/Self-test of Weak, version 3, .* low risk: The gates catch/);
    expect(written.out).toMatch(/Everything is labelled by closing a ticket +log +MISSED +Eligible/);
    expect(written.out).toMatch(/The limit is three times as loose +criteria +on record/);
    expect(written.out).toMatch(/No log shows a label replaced at its source/);
  }, 600_000);

  it('takes a person’s word from a file, for the bundle it is about, and never against a record', async () => {
    const strict = { ...structuredClone(presets.lowRisk), name: 'With the chain' };
    strict.steps = strict.steps.map((step) => ({ ...step, controls: [...step.controls, 'hash_chain'] }));
    const criteria = path.join(written.folder, 'criteria.json');
    await writeFile(criteria, JSON.stringify(strict));
    const word = {
      control: 'hash_chain',
      agent: 'agent-sentry',
      release: 'sha256:d46bdd67581bb270485d9bd481217c6f635f3cb32c8f5cc44e357655e8906c10',
      by: 'Ada',
      on: '2026-11-16',
      text: 'kept on write-once storage',
    };
    const words = path.join(written.folder, 'words.json');
    await writeFile(words, JSON.stringify([word]));
    const asked = ['--criteria', criteria, '--attestations', words, '--workflow', 'endpoint-containment'];
    // The changed record stands against the word.
    expect(await evaluate([...sample, '--json', ...asked])).toBe(2);
    const control = (text: string) =>
      JSON.parse(text).scopes[1].controls.find(({ id }: { id: string }) => id === 'hash_chain');
    expect(control(written.out).state).toBe('contradicted');

    await writeFile(words, JSON.stringify([{ ...word, by: '' }]));
    expect(await evaluate([...sample, '--json', ...asked])).toBe(1);
    expect(written.err).toMatch(/words\.json holds no attestations/);
  });
});
