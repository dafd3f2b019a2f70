import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { manifestSchema } from '../records/manifest';
import type { Report } from '../records/report/report';
import { type Seal, writeReport } from '../report/file/write';
import { csvTables } from '../report/forms/csv';
import { writeCycloneDx } from '../report/forms/cyclonedx';
import { drawingsOf, writeSvg } from '../report/forms/drawings';
import { writeJson } from '../report/file/digest';
import { writeMarkdown } from '../report/forms/markdown';
import { writeOscal } from '../report/forms/oscal';
import { statementOfReport } from '../report/forms/statement-of-report';
import { CannotEvaluate } from './criteria';
import type { OutputFile, OutputPath } from './outputs';
import type { ReportArguments } from './report-arguments';
import type { Signer } from '../report/signing/signing-key';
import { statementOut } from '../report/signing/dsse';
import { isObject } from '../records/unknown';
import { parseJson, RepeatedKey } from '../records/json';

/** The path of a report as its manifest names it: from the manifest's folder, with forward slashes. */
const fromManifest = (manifest: string, out: string) =>
  path
    .relative(path.dirname(path.resolve(manifest)), path.resolve(out))
    .split(path.sep)
    .join('/');

/** The manifest with the report in it; it is made when it is not there. */
async function manifestWith(manifest: string, out: string): Promise<string> {
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
  return `${JSON.stringify(next.data, null, 2)}\n`;
}

/** The report and every form of it that was asked for. Rejects with `CannotEvaluate` for a manifest that is none. */
export async function reportFiles(
  report: Report,
  seal: Seal,
  { also, out }: ReportArguments,
  signer: Signer | null,
): Promise<OutputFile[]> {
  const { csv, svg, json, markdown, cyclonedx, oscal, attestation, manifest } = also;
  const one = (file: string | null, text: () => string): OutputFile[] =>
    file === null ? [] : [{ path: file, text: text() }];
  return [
    { path: out, text: writeReport(report, seal) },
    ...one(json, () => writeJson(report, seal.sha256)),
    ...one(markdown, () => writeMarkdown(report, seal.sha256)),
    ...one(cyclonedx, () => writeCycloneDx(report, seal.sha256)),
    ...one(oscal, () => writeOscal(report)),
    ...(attestation === null
      ? []
      : [{ path: attestation, text: `${await statementOut(statementOfReport(report), signer)}\n` }]),
    ...(csv === null
      ? []
      : csvTables(report).map(({ name, text }) => ({ path: path.join(csv, `${name}.csv`), text }))),
    ...(svg === null
      ? []
      : drawingsOf(report).map((drawing) => ({
          path: path.join(svg, `${drawing.name}.svg`),
          text: writeSvg(drawing),
        }))),
    ...(manifest === null ? [] : [{ path: manifest, text: await manifestWith(manifest, out) }]),
  ];
}

/** Where these arguments say that something is to be written. */
export const outputsOf = ({ out, ledger, also }: ReportArguments): OutputPath[] => [
  { option: '--out', path: out },
  { option: '--ledger', path: ledger },
  ...Object.entries(also).map(([name, file]) => ({
    option: `--${name}`,
    path: file,
    isFolder: name === 'csv' || name === 'svg',
  })),
];
