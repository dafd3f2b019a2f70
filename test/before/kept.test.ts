import { describe, expect, it, vi } from 'vitest';
import { criteriaHash, presets } from '../../src/readiness/criteria/criteria';
import { attest, useAttestations } from '../../src/session/attestations';
import { useSalt } from '../../src/session/names';
import { useConsole } from '../../src/session/console';
import { inForce, useCriteria } from '../../src/session/criteria';
import { marksAsLines, setMark, useMarks } from '../../src/session/marks';
import { addViewsFrom, openView, useNamedViews } from '../../src/session/named-views';
import { usePreferences } from '../../src/session/preferences';
import { useView } from '../../src/session/view';
import { useWhatIf } from '../../src/session/what-if';
import { parseCriteria } from '../../src/records/criteria';
import { jsonOf, textOf } from './saved';

// What an earlier build kept is there before any store looks for it, as in a browser.
const kept = await vi.hoisted(async () => {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile('test/fixtures/before/storage/storage.json', 'utf8');
  const all = new Map(Object.entries(JSON.parse(text) as Record<string, string>));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => all.get(key) ?? null,
    setItem: (key: string, value: string) => void all.set(key, value),
    removeItem: (key: string) => void all.delete(key),
  });
  return all;
});

describe('what a browser kept before', () => {
  it('theme and columns', () => {
    expect(usePreferences.getState()).toMatchObject({
      theme: 'dark',
      columns: ['UTC', 'Agent would', 'Human', 'Truth', 'Bundle', 'Team', 'Reason'],
    });
  });

  it('the criteria in force, and those before them with what changed', () => {
    const { evaluations, trouble } = useCriteria.getState();
    expect(trouble).toBeNull();
    expect(evaluations.map(({ since }) => since)).toEqual([
      null,
      Date.UTC(2026, 9, 5, 8),
      Date.UTC(2026, 9, 19, 8),
    ]);
    expect(
      evaluations.map(({ criteria }) => criteria.map(({ name, version }) => `${name} ${version}`)),
    ).toEqual([
      ['Low risk 1', 'High risk 1'],
      ['Low risk 2', 'High risk 1'],
      ['Low risk 2', 'High risk 1', 'Regulated production 1'],
    ]);
    const [low] = inForce(useCriteria.getState()).criteria;
    expect(low!.gates.map(({ limit, maturityLagDays }) => [limit, maturityLagDays])).toEqual(
      // The gates that there were then.
      Array.from({ length: 5 }, () => [0.4, 21]),
    );
    expect(evaluations[1]!.changes.length).toBeGreaterThan(0);
  });

  it('marks, with their notes', () => {
    const { marks } = useMarks.getState();
    expect(Object.entries(marks).map(([event, { decision_id: id, mark }]) => [event, id, mark])).toEqual([
      ['ed7', 'd7', 'questioned'],
      ['ed60', 'd60', 'agreed'],
      ['ed61', 'd61', 'to follow up'],
    ]);
    expect(marks.ed61!.note).toBe('two\nlines');
    expect(marksAsLines(marks)).toBe(textOf('storage/marks-file.jsonl'));
  });

  it('named views, each of which opens whole', () => {
    const { views } = useNamedViews.getState();
    expect(views.map(({ name }) => name)).toEqual([
      'every filter at once',
      'what if: rules kept in this browser',
      'two bundles',
      'slices of another measure',
      'Mail, low risk',
    ]);
    for (const view of views) expect(openView(view)).toEqual([]);
    expect(useView.getState()).toMatchObject({ screen: 'outcomes' });
    // The second of them went by the rules that were too long for its link.
    expect(useWhatIf.getState().policy.name).toBe('Long policy – Hafen “Süd”');
  });

  it('statements, the last one first and none that names a person', () => {
    const { history } = useConsole.getState();
    expect(history).toHaveLength(2);
    expect(history[0]).toBe("SELECT event_id FROM facts WHERE reason_code = 'it''s' -- ours");
  });

  it('attestations and the salt of reports', () => {
    expect(useAttestations.getState().attestations.map(({ control, by, on }) => [control, by, on])).toEqual([
      ['kill_switch_exercise', 'R. Meyer', '2026-10-01'],
      ['two_person_approval', 'R. Meyer', '2026-10-02'],
    ]);
    expect(useSalt.getState().salt).toBe('a salt that stays behind 0123456789');
  });

  it('stays when something is added', () => {
    setMark('ed99', { decision_id: 'd99', mark: 'agreed', note: '' });
    const [first] = useAttestations.getState().attestations;
    attest({ ...first!, by: 'K. Ito' });
    for (const [key, words] of [
      ['shadowproof.marks', ['ed7', 'ed60', 'ed61', 'ed99']],
      ['shadowproof.attestations', ['K. Ito', 'R. Meyer']],
    ] as const)
      for (const word of words) expect(kept.get(key)).toContain(word);
  });

  it('a file of views adds them to others', () => {
    useNamedViews.setState({ views: [{ name: 'mine', address: '?screen=sql' }] });
    addViewsFrom(textOf('storage/views-file.json'));
    expect(useNamedViews.getState().views.map(({ name }) => name)).toHaveLength(6);
  });
});

describe('files of criteria of before', () => {
  const digests = ['evaluate/harbor.json.gz', 'evaluate/harbor-eased.json.gz'].flatMap(
    (file) => (jsonOf(file) as { criteria: { name: string; version: string; hash: string }[] }).criteria,
  );
  it.each(['low-risk-1', 'high-risk-1', 'harbor-low-risk-2'])(
    '%s has the digest that judged then',
    (file) => {
      const { criteria, problems } = parseCriteria(textOf(`criteria/criteria-${file}.json`));
      expect(problems).toEqual([]);
      const { name, version } = criteria!;
      expect(digests).toContainEqual({ name, version, hash: criteriaHash(criteria!) });
    },
  );

  it('the strictest is read, and the preset of that name asks for no less', () => {
    const { criteria, problems } = parseCriteria(textOf('criteria/criteria-regulated-production-1.json'));
    expect(problems).toEqual([]);
    expect(presets.regulated.name).toBe(criteria!.name);
    expect(Number(presets.regulated.version)).toBeGreaterThan(Number(criteria!.version));
    for (const gate of criteria!.gates) expect(presets.regulated.gates).toContainEqual(gate);
  });
});
