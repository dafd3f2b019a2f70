import { renderToStaticMarkup } from 'react-dom/server';
import type { Report } from '../../records/report/report';
import { Document } from '../paper/Document';
import { pageFeet } from '../paper/chapters';
import { paperStyles } from '../paper/styles';
import { condensed } from './condensed';
import { escapeHtml, jsonInHtml } from './escape';
import { fileEnd, generator, numbersEnd, numbersStart, policy } from './marker';

/** What stands above every printed page: whose file it is, and which numbers, by the start of their SHA-256. */
const pageHead = (sha256: string): string =>
  `@page{@top-left{content:"Shadowproof report";font:8pt sans-serif}@top-right{content:"numbers ${sha256.slice(0, 16)}";font:8pt monospace}}`;

/** The RFC 8785 form of the numbers and the SHA-256 over it. */
export interface Seal {
  readonly text: string;
  readonly sha256: string;
}

/**
 * The report as one HTML file: no script that runs, nothing that is fetched, its numbers inside. The same
 * report gives the same bytes.
 */
export function writeReport(report: Report, { text, sha256 }: Seal): string {
  const styles = [...paperStyles.map(condensed), pageHead(sha256), pageFeet(report)].join('\n');
  const body = renderToStaticMarkup(<Document report={report} sha256={sha256} />);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${generator} ${escapeHtml(report.app.version)}">
<title>${escapeHtml(report.title)} · Shadowproof</title>
<style>
${styles}
</style>
</head>
<body>
${body}
${numbersStart}${sha256}">
${jsonInHtml(text)}
${numbersEnd}
${fileEnd}`;
}
