import type { TableWriter } from '../../database/tables/writer';
import type { Accepted, ReadBatch } from '../reading/batch';
import { checkChains } from '../integrity/check-chains';
import { piecesOf } from '../reading/bytes';
import { readSource } from '../reading/read-source';
import { Shapes } from '../reading/shapes/shapes';
import { openSlice, readSlice } from '../reading/slice';
import { summaryOf } from './account-keeper';
import type { FromWorker, ToWorker } from './messages';
import { sha256Of } from './sha256';
import { errorText } from '../../records/unknown';

/** How a job talks to whoever gave it. */
export interface Line {
  send(message: FromWorker, transfer?: ArrayBuffer[]): void;
  /** The next answer. */
  answer(): Promise<ToWorker>;
}

/** So many rows make one chunk: large enough to be cheap to insert, small enough to be held. */
const chunkRows = 16_384;

/** What this worker has learned of how records are written, slice after slice. */
const shapes = new Shapes();

type Job<Kind extends ToWorker['kind']> = Extract<ToWorker, { kind: Kind }>;

/** Does one job that needs no reader of foreign sources: the lines of a slice, a whole source, a hash, the chains. */
export async function doParseJob(
  job: ToWorker,
  line: Line,
  newWriter: () => TableWriter,
  hashOf: (blob: Blob) => Promise<string> = sha256Of,
): Promise<void> {
  if (job.kind === 'slice') await slice(job, line, newWriter);
  else if (job.kind === 'whole') await whole(job, line, newWriter);
  else if (job.kind === 'hash') line.send({ kind: 'hash', sha256: await hashOf(job.blob) });
  else if (job.kind === 'chains') line.send({ kind: 'chains', integrity: checkChains(job.parts) });
}

/** Sees one job to its end. Errors are answered, not thrown. */
export async function answerJob(line: Line, work: Promise<void>): Promise<void> {
  try {
    await work;
    line.send({ kind: 'done' });
  } catch (reason) {
    line.send({ kind: 'failed', message: errorText(reason) });
  }
}

const optionsOf = ({ name, zone }: Job<'slice'> | Job<'whole'>) => ({
  file: name,
  ...(zone === undefined ? {} : { zone }),
});

async function slice(job: Job<'slice'>, line: Line, newWriter: () => TableWriter): Promise<void> {
  const { blob, from, to } = job;
  const read = async (start: number, end: number) =>
    new Uint8Array(await blob.slice(start, end).arrayBuffer());
  const part = await openSlice({ size: blob.size, read }, from, to);
  line.send({ kind: 'lines', lines: part.lines });
  const answer = await line.answer();
  if (answer.kind !== 'line') throw new Error('a line number was expected');
  const { firstLine } = answer;
  const writer = newWriter();
  const batch = readSlice(part, {
    ...optionsOf(job),
    firstLine,
    isStart: from === 0,
    rangeBytes: to - from,
    give: (accepted) => add(writer, job.file, accepted),
    shapes,
  });
  await hand(batch.problem === undefined ? writer : newWriter(), job.file, batch, line, 0);
}

async function whole(job: Job<'whole'>, line: Line, newWriter: () => TableWriter): Promise<void> {
  const writer = newWriter();
  for await (const batch of readSource(piecesOf(job.blob.stream()), optionsOf(job))) {
    for (const accepted of batch.accepted) add(writer, job.file, accepted);
    await hand(writer, job.file, batch, line);
  }
  await handRest(writer, line);
}

export function add(writer: TableWriter, file: number, accepted: Accepted): void {
  const { record, line, byteOffset, byteLength, bodyHash } = accepted;
  writer.add(record, { file, line, byteOffset, byteLength, bodyHash });
}

/** Gives a batch away, with its rows once there are enough of them. */
export async function hand(
  writer: TableWriter,
  file: number,
  batch: ReadBatch,
  line: Line,
  enough = chunkRows,
): Promise<void> {
  for (const uncounted of batch.uncounted) writer.addUncounted(uncounted, file);
  const chunks = writer.rows >= enough ? writer.take() : [];
  await send(line, { kind: 'batch', summary: summaryOf(batch), chunks });
}

/** Gives away the rows that waited for the end of their source. */
export async function handRest(writer: TableWriter, line: Line): Promise<void> {
  if (writer.rows > 0) await send(line, { kind: 'rows', chunks: writer.take() });
}

/** Gives rows away and waits until more are wanted. */
async function send(line: Line, message: Extract<FromWorker, { chunks: unknown }>): Promise<void> {
  line.send(
    message,
    message.chunks.map(({ ipc }) => ipc.buffer as ArrayBuffer),
  );
  await line.answer();
}
