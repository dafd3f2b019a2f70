import { errorText } from '../../records/unknown';
import type { ParseLane } from './messages';
import type { Source } from './source';

/** A packed source as the sources in it. */
export async function unpackIn(lane: ParseLane, source: Source): Promise<Source[]> {
  let found: readonly Source[] = [];
  await lane
    .run({ kind: 'unpack', source }, async (message) => {
      if (message.kind === 'unpacked') found = message.sources;
      return undefined;
    })
    .catch((reason: unknown) => failed(source.name, reason));
  return [...found];
}

/** The source with how it is to be read. */
export async function recogniseIn(lane: ParseLane, source: Source): Promise<Source> {
  let found = source;
  await lane
    .run({ kind: 'recognise', source }, async (message) => {
      if (message.kind === 'recognised') found = message.source;
      return undefined;
    })
    .catch((reason: unknown) => failed(source.name, reason));
  return found;
}

export function failed(name: string, reason: unknown): never {
  if (reason instanceof DOMException && reason.name === 'AbortError') throw reason;
  throw unreadable(name, reason);
}

export const unreadable = (name: string, cause: unknown): Error =>
  new Error(`${name} could not be read: ${errorText(cause)}`, { cause });
