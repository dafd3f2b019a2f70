import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../../records/canonical';
import type { FieldRule, RecordRule } from '../../records/mapping';
import { scanBody } from '../reading/body';
import { ofRule } from './paths-of';
import { jsonOf } from './rows/foreign';
import type { Row } from './rows/path';

/** What says which event a row is. A name that is put together of several columns is none that the log gave. */
export type Naming = 'column' | 'row number' | 'nothing';

function namingBy(rule: FieldRule): Naming {
  const paths = ofRule(rule);
  if (paths.includes('#row')) return 'row number';
  return paths.length > 0 && (rule.template === undefined || paths.length === 1) ? 'column' : 'nothing';
}

export function namingOf({ event_type: type, fields }: RecordRule): Naming {
  const [first] = ['decision_id', ...(type === 'decision' ? [] : ['finding_uid', 'command_uid'])].filter(
    (path) => fields[path] !== undefined,
  );
  const ways = first === undefined ? [] : [fields[first] ?? []].flat().map(namingBy);
  return ways.includes('column') ? 'column' : ways.includes('row number') ? 'row number' : 'nothing';
}

function idOf(view: Row, place: string): string {
  let text: string;
  try {
    text = canonical(view);
  } catch {
    text = jsonOf(view);
  }
  return bytesToHex(sha256(utf8ToBytes(`${place}\n${text}`))).slice(0, 32);
}

/** Gives the records of a source their ids, where it has none, and tells which repeat. */
export class RecordNames {
  /** How often a row came, by the first 52 bits of its id. */
  readonly #alike = new Map<number, number>();
  /** 53-bit hashes of the ids of decisions. */
  readonly #decided = new Set<number>();

  constructor(private readonly guess: (words: string) => void) {}

  /**
   * The same row gives the same id, so that a file that is opened twice repeats itself and is counted once. Of rows
   * without an id of their own that are alike each is an event: the second of a file is so in every file. `place`:
   * of the record among those of its row.
   */
  name(record: Record<string, unknown>, view: Row, place: string, naming: Naming): void {
    if (record.event_id === undefined) this.#make(record, idOf(view, place), naming);
    if (record.event_type === 'decision' && typeof record.decision_id === 'string')
      this.#tellRepeated(record.decision_id);
  }

  #make(record: Record<string, unknown>, id: string, naming: Naming): void {
    const type = record.event_type as string;
    record.event_id = `${type}:${id}`;
    if (naming === 'column') return;
    const key = parseInt(id.slice(0, 13), 16);
    const times = (this.#alike.get(key) ?? 0) + 1;
    this.#alike.set(key, times);
    if (times === 1) return;
    record.event_id = `${type}:${id}:${times}`;
    if (naming === 'row number') return;
    if (typeof record.decision_id === 'string') record.decision_id += `:${times}`;
    this.guess(
      `rows that are alike in every column and have no id of their own: each was taken for another ${type}`,
    );
  }

  #tellRepeated(id: string): void {
    const bytes = utf8ToBytes(id);
    const { hash } = scanBody(bytes, new DataView(bytes.buffer), 0, bytes.length);
    if (this.#decided.has(hash))
      this.guess('decision_id: rows repeat the id of an earlier row, and of one id one decision counts');
    else this.#decided.add(hash);
  }
}
