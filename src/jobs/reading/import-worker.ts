import '../../records/zod-without-eval';
import { firstRows, recognise } from '../../intake/formats/recognise';
import { doAnyJob } from '../../intake/loading/import-job';
import type { FromImportWorker, ImportAnswers, ToImportWorker } from '../../intake/loading/import-messages';
import type { ToWorker } from '../../intake/loading/messages';
import { isPacked } from '../../intake/unpacking/packing';
import { type Part, unpack } from '../../intake/unpacking/unpack';
import { previewOf } from '../../intake/mapper/preview';
import { takeJobs } from './job-scope';
import { errorText } from '../../records/unknown';

const scope = self as unknown as {
  postMessage(message: FromImportWorker): void;
  onmessage: (event: MessageEvent<ToImportWorker | ToWorker>) => void;
};

/** The first file in a packed one; undefined where it is none. */
async function firstPart(blob: Blob, name: string): Promise<Part | undefined> {
  if (!(await isPacked(blob))) return undefined;
  const [part] = await unpack(blob, name);
  if (part?.problem !== undefined) throw new Error(part.problem);
  return part;
}

async function answer(question: ToImportWorker): Promise<ImportAnswers[keyof ImportAnswers]> {
  if (question.kind === 'sample') {
    const { rows } = question;
    const part = await firstPart(question.blob, question.name);
    const { blob, name } = part ?? question;
    const recognised = await recognise(blob, name);
    const { path } = recognised;
    const asFound = { shape: 'auto' as const, mixed: true, ...(path === undefined ? {} : { path }) };
    return {
      recognised,
      rows: await firstRows(blob, rows ?? asFound, 200),
      ...(part === undefined ? {} : { part }),
    };
  }
  const { blob, mapping, zone, salt } = question;
  return previewOf(blob, mapping, {
    ...(zone === undefined ? {} : { zone }),
    ...(salt === undefined ? {} : { salt }),
  });
}

const take = takeJobs((job, line, newWriter) => doAnyJob(job, line, newWriter));

scope.onmessage = ({ data }) => {
  if (!('id' in data)) return take(data);
  answer(data).then(
    (value) => scope.postMessage({ id: data.id, kind: 'answer', value }),
    (reason: unknown) =>
      scope.postMessage({
        id: data.id,
        kind: 'failed',
        message: errorText(reason),
      }),
  );
};
