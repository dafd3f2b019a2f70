import { type LabelRank, labelRanks, longestMaturityLagDays } from './selection/selection';

/** In place of a bundle: every one of the scope. No bundle is called so. */
export const everyRelease = '*';

/**
 * Which rows a number opens: a measure's part, an accounting class, a cell of the confusion grid, a
 * named set (a reviewer, an ending of waits, a cell of a table), or everything in view; a set may be
 * narrowed to one value of a dimension. Written in the link as words joined by dots, each word percent-encoded.
 */
export type RowsRequest =
  | { of: 'metric'; metric: string; part: RowsPart; grouping?: string; key?: string }
  | { of: 'set'; set: string; keys: string[]; grouping?: string; key?: string }
  | { of: 'class'; matchClass: string; wrong?: boolean }
  | { of: 'confusion'; agentWould: string; humanDid: string; truth?: string }
  | {
      of: 'scope';
      agent: string;
      workflow: string;
      riskClass: string;
      release: string;
      metric: string;
      part: RowsPart;
    }
  | GateRows;

/** What a gate of a verdict was judged on, by the gate's own rule for labels. */
export interface GateRows {
  of: 'gate';
  agent: string;
  workflow: string;
  riskClass: string;
  metric: string;
  part: 'judged' | 'errors';
  lagDays: number;
  labelRank: LabelRank;
  /** Latest opening of a judged incident, epoch ms. */
  openedUntil: number;
  /** The judged bundle first, then the one before where its evidence carries over; or `everyRelease` alone. */
  releases: string[];
}

export type RowsPart = 'counted' | 'hits' | 'misses' | 'open' | 'young';

const parts: readonly string[] = ['counted', 'hits', 'misses', 'open', 'young'];
const isPart = (word: string | undefined): word is RowsPart => word !== undefined && parts.includes(word);

const encode = (words: (string | undefined)[]) =>
  words
    .map((word) => encodeURIComponent(word ?? '').replaceAll('.', '%2E'))
    .join('.')
    .replace(/\.+$/, '');

/** The link form of a request; `readRows` reads it back. */
export function writeRows(request: RowsRequest): string {
  switch (request.of) {
    case 'metric':
      return encode(['metric', request.metric, request.part, request.grouping, request.key]);
    case 'set':
      return request.grouping === undefined
        ? encode(['set', request.set, ...request.keys])
        : encode(['in', request.grouping, request.key, request.set, ...request.keys]);
    case 'class':
      return encode(['class', request.matchClass, request.wrong ? 'wrong' : undefined]);
    case 'confusion':
      return encode(['confusion', request.agentWould, request.humanDid, request.truth]);
    case 'scope':
      return encode([
        'scope',
        request.agent,
        request.workflow,
        request.riskClass,
        request.release,
        request.metric,
        request.part,
      ]);
    case 'gate': {
      const { agent, workflow, riskClass, metric, part, lagDays, labelRank, openedUntil, releases } = request;
      const numbers = [lagDays, labelRank, openedUntil].map(String);
      return encode(['gate', agent, workflow, riskClass, metric, part, ...numbers, ...releases]);
    }
  }
}

function readGate(words: readonly string[]): GateRows | undefined {
  const [agent, workflow, riskClass, metric, part, lag, rank, until, ...releases] = words;
  const [lagDays, ranked, openedUntil] = [lag, rank, until].map((word) => (word ? Number(word) : NaN));
  const labelRank = labelRanks.find((known) => known === ranked);
  if (!agent || !workflow || !riskClass || !metric || releases.length === 0) return undefined;
  if (part !== 'judged' && part !== 'errors') return undefined;
  if (labelRank === undefined || !isDays(lagDays) || !Number.isSafeInteger(openedUntil)) return undefined;
  return {
    of: 'gate',
    ...{ agent, workflow, riskClass, metric, part, lagDays, labelRank, releases },
    openedUntil: openedUntil!,
  };
}

const isDays = (days: number | undefined): days is number =>
  days !== undefined && days >= 0 && days <= longestMaturityLagDays;

function decode(text: string): string[] | undefined {
  try {
    return text.split('.').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** Reads what `writeRows` wrote; `undefined` when the text names no rows. */
export function readRows(text: string): RowsRequest | undefined {
  const words = decode(text) ?? [];
  const [of, first, second, third, fourth, fifth, sixth] = words;
  if (!first) return undefined;
  if (of === 'set') return { of, set: first, keys: words.slice(2) };
  if (of === 'in' && third)
    return { of: 'set', set: third, keys: words.slice(4), grouping: first, key: second ?? '' };
  if (of === 'metric' && isPart(second)) {
    const group = third ? { grouping: third, key: fourth ?? '' } : {};
    return { of, metric: first, part: second, ...group };
  }
  if (of === 'class') return { of, matchClass: first, ...(second === 'wrong' ? { wrong: true } : {}) };
  if (of === 'confusion' && second) {
    return { of, agentWould: first, humanDid: second, ...(third ? { truth: third } : {}) };
  }
  if (of === 'gate') return readGate(words.slice(1));
  if (of === 'scope' && second && third && fourth && fifth && isPart(sixth)) {
    return {
      of,
      agent: first,
      workflow: second,
      riskClass: third,
      release: fourth,
      metric: fifth,
      part: sixth,
    };
  }
  return undefined;
}
