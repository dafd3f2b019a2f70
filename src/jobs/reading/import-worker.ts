import { z } from 'zod';
import { firstRows, recognise } from '../../intake/formats/recognise';
import { previewOf } from '../../intake/mapper/preview';
import { prepareSource } from '../../intake/loading/importer';
import type { FromImportWorker, ImportAnswers, ToImportWorker } from '../../intake/loading/import-messages';
import { errorText } from '../../records/unknown';

// The page's Content-Security-Policy forbids `new Function`; without this Zod would try it and be reported.
z.config({ jitless: true });

const scope = self as unknown as {
  postMessage(message: FromImportWorker): void;
  onmessage: (event: MessageEvent<ToImportWorker>) => void;
};

async function answer(question: ToImportWorker): Promise<ImportAnswers[keyof ImportAnswers]> {
  switch (question.kind) {
    case 'prepare': {
      const { id, source } = question;
      return prepareSource(source, (rows) => scope.postMessage({ id, kind: 'rows', rows }));
    }
    case 'sample': {
      const { blob, name, rows } = question;
      const recognised = await recognise(blob, name);
      return { recognised, rows: await firstRows(blob, rows ?? { shape: 'auto', mixed: true }, 200) };
    }
    case 'preview': {
      const { blob, mapping, zone, salt } = question;
      return previewOf(blob, mapping, {
        ...(zone === undefined ? {} : { zone }),
        ...(salt === undefined ? {} : { salt }),
      });
    }
  }
}

scope.onmessage = ({ data }) => {
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
