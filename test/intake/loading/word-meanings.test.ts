import { describe, expect, it } from 'vitest';
import {
  mappingOfWords,
  unknownWordLines,
  unknownWords,
  withMeaning,
} from '../../../src/answers/integrity-of-logs/unknown-words';
import { recognised } from '../../../src/intake/loading/importer';
import { prepareAll } from '../../../src/intake/loading/prepare';
import { noRows } from '../../../src/intake/loading/account';
import { convert } from '../../../src/intake/mapper/convert';
import { parseMapping } from '../../../src/records/mapping-problems';
import type { WordMeanings } from '../../../src/records/word-meanings';
import { mappingSchema } from '../../../src/records/mapping';

const span = (tool: string, at: number) =>
  JSON.stringify({
    ...{
      traceId: `${at}`.padStart(32, '0'),
      spanId: `${at}`.padStart(16, '0'),
      name: `execute_tool ${tool}`,
    },
    ...{ startTimeUnixNano: `${1772355600 + at}000000000`, endTimeUnixNano: `${1772355601 + at}000000000` },
    attributes: {
      ...{ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.agent.name': 'soc', 'gen_ai.tool.name': tool },
    },
  });
const otel = ['frobnicate', 'isolate_host', 'run_kql', 'frobnicate'].map(span).join('\n');
const opa = ['frobnicate', 'zap'].map((action, at) =>
  JSON.stringify({
    ...{ decision_id: `d-${at}`, path: 'soc/act', timestamp: `2026-03-0${at + 1}T10:00:00Z`, result: true },
    ...{ labels: { id: 'x' }, input: { agent: 'soc', action } },
  }),
);

async function read(text: string, words?: WordMeanings) {
  const source = await recognised({
    name: 'x',
    blob: new Blob([text]),
    ...(words === undefined ? {} : { words }),
  });
  const mapping = source.foreign!.mapping!;
  const converted = await convert(source.blob, mapping, { file: 'x' });
  const records = (await new Blob(converted.text).text()).split('\n').filter(Boolean);
  return {
    ...converted,
    notes: source.foreign!.account.notes,
    acts: records.map((line) => {
      const { name, category } = (JSON.parse(line) as { action: { name: string; category: string } }).action;
      return `${name} ${category}`;
    }),
  };
}

describe('a tool that nobody knows', () => {
  it('is asked about once, however often and in however many files it stands', async () => {
    const [spans, decisions] = [await read(otel), await read(opa.join('\n'))];
    expect(spans.unknownWords).toEqual([
      { list: 'action', word: 'frobnicate', firstLine: 1, count: 2 },
      { list: 'action', word: 'run_kql', firstLine: 3, count: 1 },
    ]);
    // OPA: of an act that is not known nothing can be said, so the row waits for the answer.
    expect(decisions.rows).toMatchObject({ used: 0, rejected: 2 });
    const files = [spans, decisions].map(({ unknownWords: words }) => ({
      imported: { ...noRows, format: 'x', title: 'x', confidence: 1, reason: '', unknownWords: words },
    }));
    expect(unknownWords(files)).toEqual([
      { list: 'action', word: 'frobnicate', rows: 3, files: 2 },
      { list: 'action', word: 'run_kql', rows: 1, files: 1 },
      { list: 'action', word: 'zap', rows: 1, files: 1 },
    ]);
    expect(unknownWordLines(spans.unknownWords)[0]).toBe(
      'not known: What does “frobnicate” do? 2×, first at line 1',
    );
  });

  it('is printed as a mapping that answers nothing: as it stands it is refused', () => {
    const asked = (['verdict', 'answer', 'verdict'] as const).map((list, at) => ({
      ...{ list, word: `word ${at}`, count: 2, firstLine: 1 },
    }));
    const line = unknownWordLines(asked).at(-1)!;
    const printed = line.slice(line.indexOf('{'));
    expect(printed).not.toMatch(/true_positive|approve/);
    expect(mappingSchema.safeParse(JSON.parse(printed)).success).toBe(false);
    expect(
      mappingSchema.parse(
        JSON.parse(
          printed.replaceAll('"…"', '"override"').replace(/("word [02]":)"override"/g, '$1"duplicate"'),
        ),
      ).words,
    ).toEqual({
      verdict: { 'word 0': 'duplicate', 'word 2': 'duplicate' },
      answer: { 'word 1': 'override' },
    });
  });

  it('once said counts in every file of a known format, is told, and is no guess any more', async () => {
    const words: WordMeanings = { action: { Frobnicate: 'isolate', zap: 'evict', run_kql: 'enrich' } };
    const spans = await read(otel, words);
    expect(spans.acts).toEqual([
      'frobnicate isolate',
      'isolate_host isolate',
      'run_kql enrich',
      'frobnicate isolate',
    ]);
    expect(spans.unknownWords).toEqual([]);
    expect(spans.guesses.map(({ words: said }) => said).join()).not.toContain('frobnicate');
    expect(spans.notes.at(-1)).toBe(
      'You said what these words mean: “Frobnicate” is isolate, “zap” is evict, “run_kql” is enrich.',
    );
    expect((await read(opa.join('\n'), words)).acts).toEqual(['frobnicate isolate', 'zap evict']);
  });

  it('goes before what the name seems to say: the reader knows the tool', async () => {
    const { acts } = await read(otel, { action: { isolate_host: 'enrich' } });
    expect(acts).toContain('isolate_host enrich');
  });

  it('saved, it is a mapping that is for all files opened with it, and no log', async () => {
    const saved = JSON.stringify(mappingOfWords({ action: { frobnicate: 'isolate', zap: 'evict' } }));
    expect(parseMapping(saved).problems).toEqual([]);
    const files = [
      { name: 'meanings.json', blob: new Blob([saved]) },
      { name: 'spans.jsonl', blob: new Blob([otel]) },
      { name: 'opa.jsonl', blob: new Blob([opa.join('\n')]) },
    ];
    const [meanings, ...logs] = await prepareAll(files, recognised, new AbortController().signal);
    expect(meanings?.foreign).toMatchObject({ mapping: null, account: { format: 'saved' } });
    expect(logs.map(({ foreign }) => foreign?.mapping?.words?.action)).toEqual([
      { frobnicate: 'isolate', zap: 'evict' },
      { frobnicate: 'isolate', zap: 'evict' },
    ]);
  });

  it('cannot mean a word that is none of ours', () => {
    const wrong = JSON.stringify({ ...mappingOfWords({}), words: { action: { zap: 'obliterate' } } });
    expect(parseMapping(wrong).problems.join()).toContain('words.action.zap: one of isolate');
  });

  it('an answer can be changed and taken back', () => {
    const asked = { list: 'action', word: 'zap', rows: 1, files: 1 } as const;
    const said = withMeaning({}, asked, 'evict');
    expect(said).toEqual({ action: { zap: 'evict' } });
    expect(withMeaning(said, asked, 'enrich')).toEqual({ action: { zap: 'enrich' } });
    expect(withMeaning(said, asked, '')).toEqual({ action: {} });
  });
});
