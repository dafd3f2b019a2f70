import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { manifestSchema } from '../records/manifest';
import type { Report } from '../records/report/report';
import type { Seal } from '../report/file/write';
import { csvTables } from '../report/forms/csv';
import { writeCycloneDx } from '../report/forms/cyclonedx';
import { drawingsOf, writeSvg } from '../report/forms/drawings';
import { writeJson } from '../report/file/digest';
import { writeMarkdown } from '../report/forms/markdown';
import { statementOfReport } from '../report/forms/statement-of-report';
import { CannotEvaluate } from './criteria';
import type { ReportArguments } from './report-arguments';
import { isObject } from '../records/unknown';
import { parseJson, RepeatedKey } from '../records/json';

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** The path of a report as its manifest names it: from the manifest's folder, with forward slashes. */
const fromManifest = (manifest: string, out: string) =>
  path
    .relative(path.dirname(path.resolve(manifest)), path.resolve(out))
    .split(path.sep)
    .join('/');

/** Adds the report to a manifest, which is made when it is not there. */
async function addToManifest(manifest: string, out: string): Promise<void> {
  const text = await readFile(manifest, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  let value: unknown = { files: [], reports: [] };
  try {
    if (text !== null) value = parseJson(text);
  } catch (reason) {
    const why = reason instanceof RepeatedKey ? `: ${reason.message}` : ' is not JSON';
    throw new CannotEvaluate(`${manifest}${why}, so the report was not added to it.`);
  }
  const own = fromManifest(manifest, out);
  const known = isObject(value) ? value : {};
  const listed = Array.isArray(known.reports) ? (known.reports as unknown[]) : [];
  const next = manifestSchema.safeParse({
    files: [],
    ...known,
    reports: [...listed.filter((each) => each !== own), own],
  });
  if (!next.success)
    throw new CannotEvaluate(`${manifest} is no manifest, so the report was not added to it.`);
  await put(manifest, `${JSON.stringify(next.data, null, 2)}\n`);
}

/** The other forms that were asked for, beside the report. */
export async function writeOtherForms(
  report: Report,
  seal: Seal,
  { also, out }: ReportArguments,
): Promise<void> {
  if (also.json) await put(also.json, writeJson(report, seal.sha256));
  if (also.markdown) await put(also.markdown, writeMarkdown(report, seal.sha256));
  if (also.cyclonedx) await put(also.cyclonedx, writeCycloneDx(report, seal.sha256));
  if (also.attestation)
    await put(also.attestation, `${JSON.stringify(statementOfReport(report), null, 2)}\n`);
  if (also.csv) {
    for (const { name, text } of csvTables(report)) await put(path.join(also.csv, `${name}.csv`), text);
  }
  if (also.svg) {
    for (const drawing of drawingsOf(report))
      await put(path.join(also.svg, `${drawing.name}.svg`), writeSvg(drawing));
  }
  if (also.manifest) await addToManifest(also.manifest, out);
}
