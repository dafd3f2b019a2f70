import { firstRows, recognise } from '../../intake/formats/recognise';
import { doAnyJob } from '../../intake/loading/import-job';
import type { FromImportWorker, ImportAnswers, ToImportWorker } from '../../intake/loading/import-messages';
import type { ToWorker } from '../../intake/loading/messages';
import { previewOf } from '../../intake/mapper/preview';
import { takeJobs } from './job-scope';
import { errorText } from '../../records/unknown';

const scope = self as unknown as {
  postMessage(message: FromImportWorker): void;
  onmessage: (event: MessageEvent<ToImportWorker | ToWorker>) => void;
};

async function answer(question: ToImportWorker): Promise<ImportAnswers[keyof ImportAnswers]> {
  if (question.kind === 'sample') {
    const { blob, name, rows } = question;
    const recognised = await recognise(blob, name);
    const { path } = recognised;
    const asFound = { shape: 'auto' as const, mixed: true, ...(path === undefined ? {} : { path }) };
    return { recognised, rows: await firstRows(blob, rows ?? asFound, 200) };
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
