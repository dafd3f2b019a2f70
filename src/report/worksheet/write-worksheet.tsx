import { base64Of } from '../../records/base64';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { renderToStaticMarkup } from 'react-dom/server';
import base from '../../charts/look/parts/base.css?raw';
import forms from '../../charts/look/parts/forms.css?raw';
import reading from '../../charts/look/parts/reading.css?raw';
import text from '../../charts/look/parts/text.css?raw';
import tokens from '../../charts/look/tokens.css?raw';
import type { AuditDraw } from '../../records/audit';
import { longestReader, sureness, verdictOfReading } from '../../records/audit-answer';
import { type AuditCase, caseText } from '../../records/audit-case';
import { actingCategories } from '../../records/vocabulary';
import { counted } from '../../words/format';
import { lackWords } from '../../words/reading-words';
import { condensed } from '../file/condensed';
import { jsonInHtml } from '../file/escape';
import script from './worksheet.js?raw';
import page from './worksheet.css?raw';
import { Worksheet } from './Worksheet';

/** Who reads, and what of a draw. */
export interface WorksheetOrder {
  readonly draw: AuditDraw;
  /** In the order in which they are read; only those that this reader reads. */
  readonly cases: readonly AuditCase[];
  readonly reader: string;
  readonly group: string | null;
}

/** Throws a RangeError for a reader without a name, with too long a one, or for the agent as its own reader. */
export function checkReader({ draw, reader }: Pick<WorksheetOrder, 'draw' | 'reader'>): void {
  if (reader.trim() === '' || reader.length > longestReader)
    throw new RangeError(`a reader’s name of 1 to ${longestReader} characters`);
  if (reader.trim().toLowerCase() === draw.scope.agent.trim().toLowerCase())
    throw new RangeError(`${reader} is the agent: it cannot read its own cases`);
}

/** Only the script of ours runs: its SHA-256 is in the policy, so that nothing of a log can run beside it. */
const policyOf = (code: string): string =>
  `default-src 'none'; script-src 'sha256-${base64Of(sha256(utf8ToBytes(code)))}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;

/**
 * The cases of one reader as one HTML file that works without network and saves its answers as a file. It holds what
 * readers are shown and nothing else: neither probability nor stratum, which tell what the agent did. The same order
 * gives the same bytes. Throws as `checkReader` does.
 */
export function writeWorksheet(order: WorksheetOrder): string {
  checkReader(order);
  const { draw, cases, reader, group } = order;
  const data = {
    ...{ draw: draw.digest, reader: reader.trim(), group, lacks: lackWords },
    scope: `${draw.scope.workflow}: ${counted(cases.length, 'case')} to read. Nothing leaves this page but the file that you save.`,
    rules: { verdicts: verdictOfReading, sureness, acting: actingCategories },
    cases: cases.map((each) => ({ digest: each.digest, text: caseText(each) })),
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Shadowproof worksheet">
<title>Cases to read · Shadowproof</title>
<style>
${[tokens, base, text, forms, reading, page].map(condensed).join('\n')}
</style>
</head>
<body>
${renderToStaticMarkup(<Worksheet />)}
<script type="application/json" id="worksheet">
${jsonInHtml(JSON.stringify(data))}
</script>
<script>${script}</script>
</body>
</html>
`;
}
