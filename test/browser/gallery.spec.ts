import { readFileSync } from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { axeOf } from './axe';

// Every block of a report in every state, on a desk, in the dark, on a phone and on paper: nothing leaves its page, no
// two names of a drawing cover each other, and colours can be read.

const folder = path.resolve('.cache/gallery');
// One after the other, so that the gallery is written once.
test.describe.configure({ mode: 'default' });
test.beforeAll(() => {
  execFileSync('node', ['test/tools/run.mjs', 'test/gallery/gallery.tsx', '--page']);
});

/** What leaves the page to its right and is not inside something that scrolls; names in a drawing that meet. */
const troubles = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (element: Element, block: Element) => {
      for (let at = element.parentElement; at !== null && at !== block; at = at.parentElement)
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      return false;
    };
    const meet = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
    return [...document.querySelectorAll<HTMLElement>('[data-block]')].flatMap((block) => {
      const id = block.dataset.block ?? '';
      const wide = [...block.querySelectorAll('table, p, li, h3, svg text')].filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        return width > 0 && right > document.documentElement.clientWidth + 1 && !scrolls(element, block);
      });
      const covered = [...block.querySelectorAll('svg')].flatMap((svg) => {
        const boxes = [...svg.querySelectorAll('text')].map((text) => text.getBoundingClientRect());
        return boxes.filter((box, at) => boxes.slice(at + 1).some((other) => meet(box, other)));
      });
      return [
        ...wide.slice(0, 1).map((element) => `${id}: ${element.tagName} leaves the page`),
        ...(covered.length === 0 ? [] : [`${id}: ${covered.length} names of a drawing are covered`]),
      ];
    });
  });

const views = [
  { name: 'on a desk', theme: 'light', width: 1440, media: 'screen' },
  { name: 'in the dark', theme: 'dark', width: 1440, media: 'screen' },
  { name: 'on a phone', theme: 'light', width: 390, media: 'screen' },
  { name: 'on paper', theme: 'light', width: 794, media: 'print' },
] as const;

/** Many rows and long names are in the colours of few. */
const keepFewRows = (page: Page) =>
  page.evaluate(() => {
    for (const block of document.querySelectorAll('[data-block$="_many"], [data-block$="_long_names"]'))
      block.remove();
  });

for (const { name, theme, width, media } of views)
  test(`every block in every state keeps to its page ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media });
    await page.setContent(readFileSync(path.join(folder, `${theme}.html`), 'utf8'));
    expect(await page.locator('[data-block]').count()).toBeGreaterThan(50);
    expect(await troubles(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    if (media === 'print' || width === 390) return;
    await keepFewRows(page);
    expect((await axeOf(page, 'colours')).said).toEqual([]);
  });
