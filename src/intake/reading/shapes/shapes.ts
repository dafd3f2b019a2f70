import { acceptsOf, fieldsOf } from '../../../records/accepts';
import { acceptsRecord, recordSchemas, type LogRecord } from '../../../records/record';
import type { EventType } from '../../../records/vocabulary';
import { Cursor } from './cursor';
import { NestedLeaf, ScalarLeaf, TextLeaf, type Leaf } from './leaf';
import { outlineOf, type Place } from './outline';
import { Packed } from './packed';

/** One value and what stands before it, or the end of a record; `next` is what was seen to follow. */
interface Step {
  readonly literal: string;
  readonly packed: Packed;
  readonly name: string;
  readonly leaf: Leaf | undefined;
  readonly next: Step[];
  readonly shape: Shape | undefined;
}

/** A record of one shape, filled again and again: values go to `holders[i][keys[i]]`. */
interface Shape {
  readonly kind: EventType;
  readonly record: Record<string, unknown>;
  readonly holders: readonly Record<string, unknown>[];
  readonly keys: readonly string[];
  /** What was filled in last. */
  readonly values: unknown[];
}

/** So many steps are learned; records of yet other shapes are parsed one by one. */
const maxSteps = 4096;
/** After so many lines of which fewer than half were of a known shape, learning is not worth it. */
const trialLines = 4096;

/**
 * Learns how records are written and reads the next ones of the same shape without parsing them: what stands
 * between the values is compared, each value is read on its own and accepted by its own field's rule. Gives exactly
 * the records that `JSON.parse` and `acceptsRecord` would, and nothing where it is not sure.
 */
export class Shapes {
  readonly #starts = new Map<EventType, Step[]>();
  #order: Step[][] = [];
  readonly #values: unknown[] = [];
  readonly #cursor = new Cursor();
  #steps = 0;
  #lines = 0;
  #matched = 0;

  /** Is it worth asking? */
  get isUseful(): boolean {
    return this.#lines < trialLines || 2 * this.#matched >= this.#lines;
  }

  /** What is read next: valid UTF-8, and the same as text. */
  open(bytes: Uint8Array, text: string): void {
    this.#cursor.open(bytes, text);
  }

  /**
   * The record in `[from, to)` of the opened bytes, or `undefined`; in the text it starts at `textFrom`. The object
   * given back is the same for each record of a shape: take from it what you need before asking again.
   */
  read(from: number, to: number, textFrom: number): LogRecord | undefined {
    this.#lines++;
    for (const [index, start] of this.#order.entries()) {
      this.#cursor.start(from, to, textFrom);
      const shape = this.#match(start);
      if (shape === undefined) continue;
      if (index > 0) this.#order = [start, ...this.#order.filter((other) => other !== start)];
      this.#matched++;
      return shape.record as unknown as LogRecord;
    }
    return undefined;
  }

  #match(start: readonly Step[]): Shape | undefined {
    const cursor = this.#cursor;
    const values = this.#values;
    let steps = start;
    for (let depth = 0; ; depth++) {
      const step = nextOf(steps, cursor);
      if (step === undefined) return undefined;
      if (step.leaf === undefined) return fill(step.shape!, values);
      cursor.at += step.packed.length;
      const value = step.leaf.read(cursor);
      if (value === undefined) return undefined;
      values[depth] = value;
      steps = step.next;
    }
  }

  /** Remembers the shape of a record that was accepted as it stands. Attested records are not learned. */
  learn(text: string, kind: EventType): void {
    const fields = fieldsOf(recordSchemas[kind], true);
    if (fields === undefined || this.#steps >= maxSteps) return;
    const record = JSON.parse(text) as Record<string, unknown>;
    if (record.attestation !== undefined) return;
    const outline = outlineOf(text, fields);
    if (outline === undefined) return;
    let steps = this.#starts.get(kind);
    if (steps === undefined) {
      steps = [];
      this.#starts.set(kind, steps);
      this.#order.push(steps);
    }
    for (const place of outline.places) steps = this.#stepTo(steps, place, kind).next;
    if (steps.some(({ shape, literal }) => shape !== undefined && literal === outline.end)) return;
    const paths = outline.places.map(({ path }) => path);
    const shape = {
      kind,
      record,
      holders: paths.map((path) => holderOf(record, path)),
      keys: paths.map((path) => path.at(-1)!),
      values: paths.map(() => undefined),
    };
    const packed = new Packed(outline.end);
    this.#add(steps, { literal: outline.end, packed, name: '', leaf: undefined, next: [], shape });
  }

  #stepTo(steps: Step[], { literal, path, writing }: Place, kind: EventType): Step {
    const name = `${writing} ${path.join('.')}`;
    const known = steps.find((step) => step.literal === literal && step.name === name);
    if (known !== undefined) return known;
    const accepts = acceptsOf(schemaAt(kind, path));
    const leaf =
      writing === 'text'
        ? new TextLeaf(accepts)
        : writing === 'scalar'
          ? new ScalarLeaf(accepts)
          : new NestedLeaf(accepts);
    const step = { literal, packed: new Packed(literal), name, leaf, next: [], shape: undefined };
    this.#add(steps, step);
    return step;
  }

  /** The longest first: one may be the beginning of another. */
  #add(steps: Step[], step: Step): void {
    this.#steps++;
    steps.push(step);
    steps.sort((a, b) => b.literal.length - a.literal.length);
  }
}

function nextOf(steps: readonly Step[], { view, at, to }: Cursor): Step | undefined {
  for (const step of steps) {
    const end = at + step.packed.length;
    if (step.leaf === undefined ? end !== to : end >= to) continue;
    if (step.packed.standsAt(view, at)) return step;
  }
  return undefined;
}

function fill(shape: Shape, values: readonly unknown[]): Shape | undefined {
  const { holders, keys, values: old } = shape;
  for (let index = 0; index < keys.length; index++) {
    const value = values[index];
    if (old[index] === value) continue;
    old[index] = value;
    holders[index]![keys[index]!] = value;
  }
  // A rule about several fields at once.
  if (recordSchemas[shape.kind].def.checks?.length && !acceptsRecord[shape.kind](shape.record))
    return undefined;
  return shape;
}

function holderOf(record: Record<string, unknown>, path: readonly string[]): Record<string, unknown> {
  let holder = record;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  return holder;
}

function schemaAt(kind: EventType, path: readonly string[]) {
  const [first, ...rest] = path;
  let schema = fieldsOf(recordSchemas[kind], true)![first!]!;
  for (const key of rest) schema = fieldsOf(schema)![key]!;
  return schema;
}
