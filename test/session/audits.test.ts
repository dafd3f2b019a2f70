import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attemptOf, ofScope } from '../../src/readiness/audit/draw';
import type { AuditAnswer } from '../../src/records/audit-answer';
import {
  drawsOf,
  forgetDraw,
  keepAnswer,
  keepDraw,
  redoSkipped,
  undoAnswer,
  useAudits,
} from '../../src/session/audits';
import { auditCase, drawOf } from '../fixtures/audit';

const stored = new Map<string, string>();
const start = useAudits.getState();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
  useAudits.setState(start, true);
});
afterEach(() => vi.unstubAllGlobals());

const cases = ['Ä-1', 'B-2'].map((incident) => auditCase(incident));
const draw = drawOf(cases);
const other = drawOf(cases.slice(1));
const draws = () => drawsOf(useAudits.getState());
const answers = () =>
  useAudits.getState().answers.map(({ case: of, reader, reading }) => [of, reader, reading]);
const [one, two] = [cases[0]!.digest, cases[1]!.digest];
const answer = (of: string, reading: AuditAnswer['reading'], reader = 'r.one'): AuditAnswer => ({
  ...{ draw: draw.digest, case: of, reader, group: null, time: '2026-04-02T08:00:00.000Z', seconds: 30 },
  ...{ reading, categories: [], targets: [], sure: null, reason: '' },
});

describe('draws that this computer forgot', () => {
  it('stay tries of their scope, after a reload too, until they are opened again', () => {
    keepDraw(draw);
    keepDraw({ ...other, kind: 'extend' });
    forgetDraw(draw.digest);
    forgetDraw(other.digest);
    expect(draws()).toEqual([]);
    useAudits.readKept();
    const { forgotten } = useAudits.getState();
    // An extension is no try.
    expect(forgotten).toEqual([{ digest: draw.digest, scope: draw.scope }]);
    const scope = {
      agent: 'agent-1',
      workflow: 'endpoint',
      riskClass: 'low',
      releases: ['release-a'],
    } as const;
    const earlier = ofScope(forgotten, scope);
    expect(attemptOf('first', [], earlier.length)).toBe(2);
    expect(ofScope(forgotten, { ...scope, workflow: 'mail' })).toEqual([]);
    keepDraw(draw);
    expect(useAudits.getState().forgotten).toEqual([]);
  });
});

describe('draws that this computer keeps', () => {
  it('are kept once, come back as they were, and stay out of sight of a reader', () => {
    expect(keepDraw(draw)).toBe(true);
    keepDraw(draw);
    keepDraw(other);
    expect(draws()).toEqual([draw, other]);
    expect(draws()).toBe(draws());
    const text = [...stored.values()].join('');
    expect(text).not.toBe('');
    for (const told of ['overridden', 'says_wrong', 'isolate', '0.0625', draw.seed])
      expect(text).not.toContain(told);
    useAudits.readKept();
    expect(draws()).toEqual([draw, other]);
  });

  it('are forgotten with their answers', () => {
    keepDraw(draw);
    keepDraw(other);
    useAudits.setState({ reading: draw.digest });
    keepAnswer(answer(one, 'false_alarm'));
    keepAnswer({ ...answer(two, 'false_alarm'), draw: other.digest });
    forgetDraw(draw.digest);
    expect([draws(), answers(), useAudits.getState().reading]).toEqual([
      [other],
      [[two, 'r.one', 'false_alarm']],
      null,
    ]);
  });

  it('that cannot be read are none', () => {
    useAudits.setState({ draws: ['no base64 %', btoa('{}')] });
    expect(draws()).toEqual([]);
  });
});

describe('answers', () => {
  it('are one for each reader and case: the later takes the place of the earlier', () => {
    keepAnswer(answer(one, 'false_alarm'));
    keepAnswer(answer(one, 'false_alarm', 'r.two'));
    keepAnswer(answer(one, 'authorised'));
    expect(answers()).toEqual([
      [one, 'r.two', 'false_alarm'],
      [one, 'r.one', 'authorised'],
    ]);
  });

  it('are undone one by one, those of the reader alone, with the time that was spent', () => {
    keepAnswer(answer(one, 'false_alarm'));
    keepAnswer(answer(two, 'authorised'));
    keepAnswer(answer(two, 'authorised', 'r.two'));
    expect(undoAnswer(draw.digest, 'r.one')).toMatchObject({ case: two, reading: 'authorised' });
    expect(useAudits.getState().spent).toEqual({ case: two, seconds: 30 });
    expect(undoAnswer(draw.digest, 'r.one')?.case).toBe(one);
    expect(undoAnswer(draw.digest, 'r.one')).toBeUndefined();
    expect(answers()).toEqual([[two, 'r.two', 'authorised']]);
  });

  it('that were skipped are asked again', () => {
    keepAnswer(answer(one, 'skipped'));
    keepAnswer(answer(two, 'undetermined'));
    keepAnswer(answer(one, 'skipped', 'r.two'));
    redoSkipped(draw.digest, 'r.one');
    expect(answers()).toEqual([
      [two, 'r.one', 'undetermined'],
      [one, 'r.two', 'skipped'],
    ]);
  });
});

it('leave this computer by no link and no report', () => {
  for (const places of Object.values(useAudits.travel)) expect(places).toEqual(['screen', 'local_storage']);
});
