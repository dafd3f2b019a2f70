import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import marks from '../../charts/look/parts/marks.css?raw';
import tokens from '../../charts/look/tokens.css?raw';
import type { ReportBlock } from '../../records/report/blocks';
import type { Report } from '../../records/report/report';
import { ChangeRows, drawnOf } from '../charts/ChangeRows';
import { CountBars } from '../charts/CountBars';
import { GateBars } from '../charts/GateBars';
import { matchedDrawn, MatchedRows } from '../charts/MatchedRows';
import { mixDrawn, MixRows } from '../charts/MixRows';
import { condensed } from '../file/condensed';
import drawing from '../paper/drawing.css?raw';
import { isDrawn, MeasuresDrawing } from '../paper/MeasuresBlock';
import { scopeTitle } from '../paper/ScopesBlock';
import { fileName } from '../../words/format';

/** A drawing of the report on its own. */
export interface Drawing {
  /** File name without an ending. */
  readonly name: string;
  readonly title: string;
  readonly element: ReactElement;
}

/** What is drawn of a block; nothing where a table says as much. */
export function drawingsOfBlock(block: ReportBlock): Omit<Drawing, 'name'>[] {
  switch (block.kind) {
    case 'scopes':
      return block.scopes
        .filter(({ gates }) => gates.length > 0)
        .map((scope) => ({ title: `Gates of ${scopeTitle(scope)}`, element: <GateBars scope={scope} /> }));
    case 'measures':
      return isDrawn(block) ? [{ title: block.title, element: <MeasuresDrawing block={block} /> }] : [];
    case 'counts':
      return block.columns.length <= 2 && block.rows.length > 0
        ? [{ title: block.title, element: <CountBars block={block} /> }]
        : [];
    case 'changes':
      return drawnOf(block.changes).length > 0
        ? [{ title: block.title, element: <ChangeRows changes={block.changes} /> }]
        : [];
    case 'mix':
      return mixDrawn(block.rows).length > 0
        ? [{ title: block.title, element: <MixRows rows={block.rows} /> }]
        : [];
    case 'matched':
      return matchedDrawn(block.rows).length > 0
        ? [{ title: block.title, element: <MatchedRows rows={block.rows} /> }]
        : [];
    default:
      return [];
  }
}

/** Every drawing of a report, in its order, each under a name of its own. */
export function drawingsOf({ sections }: Report): Drawing[] {
  const all = sections.flatMap(({ blocks }) => blocks.flatMap(drawingsOfBlock));
  return all.map((drawing, at) => ({
    ...drawing,
    name: `${String(at + 1).padStart(2, '0')}-${fileName(drawing.title)}`,
  }));
}

const edge = 24;
const drawingWidth = 760;

/** A drawing as an SVG file of its own: its colours inside, always light, on paper, with its title. */
export function writeSvg({ title, element }: Drawing): string {
  const markup = renderToStaticMarkup(element);
  const inner = markup.slice(markup.indexOf('<svg'), markup.lastIndexOf('</svg>') + 6);
  const height = Number(/ height="([\d.]+)"/.exec(inner)?.[1] ?? 300);
  const gutter = markup.includes('class="gut"') ? 40 : 0;
  const styles = [tokens.slice(0, tokens.indexOf('@media')), marks, drawing].map(condensed).join('');
  const width = drawingWidth - 2 * edge - gutter;
  const placed = inner.replace('<svg ', `<svg x="${edge + gutter}" y="56" width="${width}" `);
  const heading = renderToStaticMarkup(
    <text x={edge} y={32} className="heading">
      {title}
    </text>,
  );
  const whole = Math.ceil(height + 56 + edge);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${drawingWidth}" height="${whole}" viewBox="0 0 ${drawingWidth} ${whole}">
<style>${styles} .plot { width: auto } .heading { font: 600 14px var(--sans); fill: var(--ink) } :root { --page: #fff }</style>
<rect width="100%" height="100%" fill="#fff"/>
${heading}
${placed}
</svg>
`;
}
