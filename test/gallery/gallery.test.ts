import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { blockSchema } from '../../src/records/report/blocks';
import { galleryBlocks, galleryKinds } from './blocks';
import { blockMarkup, galleryPage, pictureFolder, pictures } from './gallery';

// The pictures are the SVG files that a report gives: drawn by our own scales, so the same on every machine whatever
// its browser and fonts. `npm run gallery` writes them anew; the diff shows what a change of look does.

const every = galleryKinds.flatMap((kind) => galleryBlocks(kind).map((block) => [block.id, block] as const));
const markupOf = (id: string) => blockMarkup(every.find(([own]) => own === id)![1]);

describe('the gallery', () => {
  it('has every kind of block that a report can hold, each as the schema says', () => {
    const kinds = blockSchema.options.map(({ shape }) => shape.kind.value);
    expect([...galleryKinds].sort()).toEqual([...kinds].sort());
    for (const [id, block] of every)
      expect([id, blockSchema.safeParse(block).error?.issues ?? []]).toEqual([id, []]);
  });

  it('looks as its committed pictures do', () => {
    const drawn = pictures();
    expect(readdirSync(pictureFolder).sort()).toEqual([...drawn.keys()].sort());
    for (const [name, svg] of drawn) {
      expect(svg.length).toBeLessThan(60_000);
      expect([name, readFileSync(path.join(pictureFolder, name), 'utf8')]).toEqual([name, svg]);
    }
  });

  it('draws a share where it lies on the axis', () => {
    // 1, 2 and 3 of 40; the axis ends at 20 %, past the widest interval (to 17.5 %).
    const svg = pictures().get('measures-few.svg')!;
    const whiskers = [...svg.matchAll(/class="whisk" x1="([\d.]+)%" x2="([\d.]+)%"/g)];
    expect(whiskers.map(([, from, until]) => [Number(from), Number(until)])).toEqual([
      [6.25, 62.5],
      [12.5, 75],
      [18.75, 87.5],
    ]);
  });

  it.each(every.filter(([id]) => id.endsWith('_hidden')))('gives no number of %s away', (_, block) => {
    // The level of an interval, and the limit that a proposal was made for, are no counts of the log.
    const text = blockMarkup(block)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\b95%|\b5(\.0)?%/g, '');
    expect(text).not.toMatch(/\d(\.\d)?%/);
    expect(text).not.toMatch(/\d+ of \d+(?! proposals)/);
    expect(text).toMatch(/left out/i);
  });

  it.each(['measures', 'quantities', 'changes', 'matched', 'mix'])(
    'has no share of %s where none is',
    (kind) => {
      for (const state of ['not_measurable', 'not_enough_data']) {
        const html = markupOf(`${kind}_${state}`);
        // No estimate is drawn, and no “0.0%” stands for nothing.
        expect(html).not.toContain('class="whisk"');
        expect([kind, state, /(?<![\d.–])0(\.0)?%/.test(html.replace(/<[^>]*>/g, ' '))]).toEqual([
          kind,
          state,
          false,
        ]);
      }
    },
  );

  it.each(['measures', 'counts', 'scopes', 'matched', 'mix'])(
    'writes every long name of %s out in its table',
    (kind) => {
      const html = markupOf(`${kind}_long_names`);
      const table = html.slice(html.indexOf('<table'));
      expect(table).toContain('containment-of-workstations-that-report-a-credential-theft');
      expect(table).toContain('unbroken'.repeat(12));
      // A drawing that would carry it would leave the paper.
      const svg = html.includes('<svg') ? html.slice(html.indexOf('<svg'), html.indexOf('</svg>')) : '';
      for (const [, text = ''] of svg.matchAll(/>([^<]+)</g)) expect(text.length).toBeLessThan(80);
    },
  );

  it('is one page of its own in either look', () => {
    for (const theme of ['light', 'dark'] as const) {
      const page = galleryPage(theme);
      for (const [id] of every) expect([id, page.includes(`data-block="${id}"`)]).toEqual([id, true]);
      expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    }
  });
});
