import type { TableWriter } from '../../database/tables/writer';
import { convert } from '../mapper/convert';
import { recognised } from './importer';
import type { FromWorker, ToWorker } from './messages';
import { add, doParseJob, hand, handRest, type Line } from './parse-job';
import type { MadeRecords } from './source';
import { unpackedSources } from './unpack-sources';
import { unpack } from '../unpacking/unpack';

type RowsJob = Extract<ToWorker, { kind: 'rows' }>;

/** Does any job, those of foreign sources too: it carries the readers of all formats. */
export async function doAnyJob(
  job: ToWorker,
  line: Line,
  newWriter: () => TableWriter,
  hashOf?: (blob: Blob) => Promise<string>,
): Promise<void> {
  if (job.kind === 'rows') await rows(job, line, newWriter);
  else if (job.kind === 'unpack') {
    const { source } = job;
    line.send({
      kind: 'unpacked',
      sources: unpackedSources(source, await unpack(source.blob, source.name)),
    });
  } else if (job.kind === 'recognise') {
    line.send({ kind: 'recognised', source: await recognised(job.source) });
  } else await doParseJob(job, line, newWriter, hashOf);
}

/** Rows become records, and records rows of the tables, in one go. */
async function rows(job: RowsJob, line: Line, newWriter: () => TableWriter): Promise<void> {
  const { file, name, blob, zone, mapping, salt, others, account } = job;
  const writer = newWriter();
  const converted = await convert(blob, mapping, {
    file: name,
    give: (accepted) => add(writer, file, accepted),
    onBatch: (batch) => hand(writer, file, batch, line),
    ...(zone === undefined ? {} : { zone }),
    ...(salt === undefined ? {} : { salt }),
    ...(others === undefined ? {} : { others }),
  });
  const {
    batch,
    starts,
    offsets,
    lengths,
    rows: counts,
    leftOut,
    guesses,
    lookups,
    unknownWords,
    unseenPrivate,
    members,
  } = converted;
  await hand(batch.problem === undefined ? writer : newWriter(), file, batch, line);
  if (batch.problem === undefined) await handRest(writer, line);
  const made: MadeRecords = {
    text: new Blob(converted.text),
    starts,
    offsets,
    lengths,
    ...(members === undefined ? {} : { members }),
  };
  const message: FromWorker = {
    kind: 'made',
    made,
    account: {
      ...account,
      reason: `${account.reason}${unseenWords(unseenPrivate)}`,
      rows: counts,
      leftOut,
      guesses,
      lookups,
      unknownWords,
    },
  };
  line.send(
    message,
    [starts, offsets, lengths].map(({ buffer }) => buffer as ArrayBuffer),
  );
}

const unseenWords = (paths: readonly string[]) =>
  paths.length === 0
    ? ''
    : ` No row has ${paths.map((path) => `“${path}”`).join(', ')}, which its privacy settings name: nothing was left out or replaced there.`;
