import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generate, type SampleOptions } from '../../sample-data/generate';
import type { Decision } from '../../src/records/decision';
import type { LogRecord } from '../../src/records/record';
import type { VerdictRecord } from '../../src/records/verdict';

export interface Sample {
  folder: string;
  lines: Record<string, string[]>;
  decisions: Decision[];
  audit: LogRecord[];
  stories: Map<string, { truth: Record<string, unknown> }>;
}

export async function readSample(folder: string): Promise<Sample> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as {
    files: string[];
  };
  const lines: Record<string, string[]> = {};
  for (const name of manifest.files) {
    const text = gunzipSync(await readFile(path.join(folder, name))).toString('utf8');
    lines[name] = text.split('\n').filter((line) => line !== '');
  }
  const told = JSON.parse(await readFile(path.join(folder, 'stories.json'), 'utf8')) as {
    stories: { id: string; truth: Record<string, unknown> }[];
  };
  return {
    folder,
    lines,
    decisions: lines['decisions.jsonl.gz']!.map((line) => JSON.parse(line) as Decision),
    audit: lines['audit.jsonl.gz']!.map((line) => JSON.parse(line) as LogRecord),
    stories: new Map(told.stories.map((story) => [story.id, story])),
  };
}

export async function makeSample(options: Omit<SampleOptions, 'out'>): Promise<Sample> {
  const out = await mkdtemp(path.join(tmpdir(), 'sample-'));
  await generate({ ...options, out });
  return readSample(out);
}

const ranks = ['closed_classification', 'analyst_of_record', 'second_analyst', 'incident_review'];

/** The plain recount: production proposals to act with the verdict that counts, by release name. */
export function labelledActions({ decisions, audit }: Sample) {
  const best = new Map<string, VerdictRecord>();
  for (const record of audit) {
    if (record.event_type !== 'verdict' || !record.final) continue;
    const key = record.decision_id ?? record.finding_uid!;
    const held = best.get(key);
    const [rank, heldRank] = [ranks.indexOf(record.basis), held ? ranks.indexOf(held.basis) : -2];
    if (!held || rank > heldRank || (rank === heldRank && record.time > held.time)) best.set(key, record);
  }
  const names = new Map(
    audit.flatMap((one) => (one.event_type === 'release' ? [[one.release_id, one.name!]] : [])),
  );
  const acting = new Set(['isolate', 'evict', 'harden']);
  return decisions
    .filter((one) => one.environment === 'production' && acting.has(one.action.category))
    .map((decision) => {
      const verdict = best.get(decision.decision_id) ?? best.get(decision.finding_uid!);
      const high = decision.risk_level === 'high' || decision.resource?.criticality === 'critical';
      return {
        decision,
        finding: decision.finding_uid!,
        workflow: decision.workflow!,
        bundle: names.get(decision.release_id!)!,
        riskClass: high ? 'high' : 'low',
        verdict,
        wrong: verdict === undefined ? undefined : verdict.verdict !== 'true_positive',
      };
    });
}

export type LabelledAction = ReturnType<typeof labelledActions>[number];

/** Wrong actions among labelled ones, of a part of the sample. */
export function wrongOf(actions: readonly LabelledAction[], keep: (one: LabelledAction) => boolean) {
  const kept = actions.filter((one) => keep(one) && one.wrong !== undefined);
  const wrong = kept.filter((one) => one.wrong);
  return { n: kept.length, wrong: wrong.length, share: wrong.length / Math.max(1, kept.length) };
}
