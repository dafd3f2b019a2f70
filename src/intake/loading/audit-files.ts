import { isDrawFile, parseDraw } from '../../records/draw-file';
import { isWorksheet } from '../../records/worksheet-row';
import { noRows } from './account';
import type { Source } from './source';
import { failed } from './source-jobs';

/** The record of a draw holds no records of a log, and says so. */
async function drawSource(source: Source): Promise<Source> {
  const draw = parseDraw(await source.blob.text());
  const problem = typeof draw === 'string' ? { problem: draw } : {};
  const reason = typeof draw === 'string' ? draw : 'It holds no records: it says which cases were drawn.';
  const account = { format: 'draw', title: 'the record of a draw', confidence: null, reason, ...noRows };
  return { ...source, foreign: { mapping: null, account, ...problem } };
}

async function auditSource(source: Source): Promise<Source> {
  if (source.foreign !== undefined || source.readAs !== undefined) return source;
  if (await isWorksheet(source.blob)) {
    // Its reader of tables is fetched only where a worksheet is open.
    const { worksheetLines } = await import('./worksheet');
    const blob = new Blob([worksheetLines(await source.blob.text())]);
    return { ...source, blob, packed: { blob: source.blob, from: ['a worksheet'] } };
  }
  return (await isDrawFile(source.blob)) ? drawSource(source) : source;
}

/** The files of an audit as what they are: a worksheet as its answers, the record of a draw as no log. */
export const auditFiles = (sources: readonly Source[]): Promise<Source[]> =>
  Promise.all(
    sources.map((source) => auditSource(source).catch((reason: unknown) => failed(source.name, reason))),
  );
