import { expect, type ConsoleMessage, type Page } from '@playwright/test';
import { test } from './loaded';
import { axeOf } from './axe';
import { everyPart, openSample } from './open';
import { groups } from '../../src/session/nav';
import { desktop } from './playwright.config';

declare global {
  interface Window {
    refused?: string[];
  }
}

/** Beside the desktop's own width; 720 is what it has at a zoom of 200 %. */
const otherWidths = [390, 720, 1024, 1920] as const;

/** Whether two frames came within two seconds. */
const framesCame = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<boolean>((done) => {
        setTimeout(() => done(false), 2000);
        requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
      }),
  );

/**
 * Two frames, so that what follows the window's size or theme is drawn. A headless Chromium can lose the frame that a
 * new size asks for, and then gives none until the next one: a size beside it asks again.
 */
async function drawn(page: Page): Promise<void> {
  for (let asked = 0; asked < 5 && !(await framesCame(page)); asked += 1) {
    const { width, height } = page.viewportSize() ?? desktop;
    await page.setViewportSize({ width, height: height + 1 });
    await page.setViewportSize({ width, height });
  }
}

/** The page without what marks the theme: equal in both, so that only rules about colours can differ. */
const shape = (page: Page) => page.evaluate(() => document.body.innerHTML);

async function axeInBothThemes(page: Page, where: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await drawn(page);
  const light = await axeOf(page);
  const before = await shape(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await drawn(page);
  const dark = await axeOf(page, (await shape(page)) === before ? 'colours' : 'all');
  return [
    ...light.said.map((said) => `${where}, light: ${said}`),
    ...dark.said.map((said) => `${where}, dark: ${said}`),
  ];
}

async function beyondAnyWidth(page: Page, where: string): Promise<string[]> {
  const said: string[] = [];
  const measure = async () => {
    const { beyond, width, header } = await page.evaluate(() => ({
      beyond: document.documentElement.scrollWidth - window.innerWidth,
      width: window.innerWidth,
      header: document.querySelector('header')?.offsetHeight ?? 0,
    }));
    if (beyond > 0) said.push(`${where} at ${width}: ${beyond} px beyond`);
    if (header > (width > 900 ? 96 : 120)) said.push(`${where} at ${width}: a header of ${header} px`);
  };
  await drawn(page);
  await measure();
  for (const width of otherWidths) {
    await page.setViewportSize({ width, height: 844 });
    await drawn(page);
    await measure();
  }
  said.push(...(await onPaper(page, where)));
  await page.setViewportSize(desktop);
  await drawn(page);
  return said;
}

/** Between the margins of A4. */
const paper = { width: 673, height: 900 };

/** What paper cuts off at the side of a table or does not print in its colour, and what moves where no motion is wanted. */
async function onPaper(page: Page, where: string): Promise<string[]> {
  await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
  await page.setViewportSize(paper);
  await drawn(page);
  const said = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('main *')].filter((each) => each.checkVisibility());
    const cut = shown.filter(
      (each) =>
        each.matches('.scroll, .scroll :is(td, th, svg)') &&
        (each.getBoundingClientRect().right > innerWidth + 1 ||
          (getComputedStyle(each).overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1)),
    );
    const moves = shown.filter((each) => /[1-9]/.test(getComputedStyle(each).transitionDuration));
    return [
      ...cut.map((each) => `cut on paper: ${each.textContent.slice(0, 40)}`),
      ...moves.map((each) => `moves: ${each.textContent.slice(0, 40)}`),
      ...shown
        .filter((each) => getComputedStyle(each).printColorAdjust !== 'exact')
        .map((each) => `no colours on paper: ${each.textContent.slice(0, 40)}`),
    ];
  });
  await page.emulateMedia({ media: null, reducedMotion: null });
  return said.map((each) => `${where}: ${each}`);
}

function listenInside(): void {
  if (window.refused === undefined)
    document.addEventListener('securitypolicyviolation', (event) =>
      window.refused?.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  window.refused = [];
}

/** Errors and warnings of the console, what is thrown, and what the page's own policy refuses, from now on. */
async function listen(page: Page) {
  const said: string[] = [];
  const hear = (message: ConsoleMessage) => {
    // Playwright's own words: the tests let no service worker in, but for those of offline.spec.ts.
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  };
  const catchThrown = (error: Error) => said.push(error.message);
  page.on('console', hear).on('pageerror', catchThrown);
  await page.evaluate(listenInside);
  return {
    said,
    refused: () => page.evaluate(() => window.refused),
    stop: () => page.off('console', hear).off('pageerror', catchThrown),
  };
}

test('first screen and the sample’s coming: axe finds nothing in light or dark, no error is logged or thrown, the page’s own policy is met', async ({
  page,
}) => {
  await page.addInitScript(listenInside);
  const { said, refused } = await listen(page);
  await page.goto('');
  await expect(page.locator('main h1')).toBeVisible();
  expect(await axeInBothThemes(page, 'first screen')).toEqual([]);
  expect(await refused()).toEqual([]);
  await openSample(page);
  expect(said).toEqual([]);
  expect(await refused()).toEqual([]);
  // The listener does hear a violation: of the page's own policy, and of the same one among the headers.
  await page.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => undefined));
  await expect.poll(async () => (await refused())?.length).toBe(2);
});

for (const entry of groups.flatMap(({ entries }) => entries))
  test(`${entry.title}: axe finds nothing in light or dark, from 390 to 1920 wide nothing scrolls sideways, no error is logged or thrown, the page’s own policy is met`, async ({
    sample: page,
  }) => {
    const { said, refused, stop } = await listen(page);
    const axe: string[] = [];
    const wide: string[] = [];
    await openSample(page);
    await everyPart(page, entry, async (where) => {
      wide.push(...(await beyondAnyWidth(page, where)));
      if (where === 'Decisions') {
        await page.locator('.row-open').first().click();
        await expect(page.locator('.drawer .path li').first()).toBeVisible();
      }
      axe.push(...(await axeInBothThemes(page, where)));
    });
    stop();
    expect.soft(axe).toEqual([]);
    expect.soft(wide).toEqual([]);
    expect.soft(said).toEqual([]);
    expect.soft(await refused()).toEqual([]);
  });

test('text becomes markup nowhere: a library may empty an element, and the policy refuses anything else', async ({
  sample: page,
}) => {
  const set = (text: string) =>
    page.evaluate((markup) => {
      const element = document.createElement('div');
      try {
        Reflect.set(element, 'innerHTML', markup);
      } catch (reason) {
        return String(reason);
      }
      return element.childNodes.length;
    }, text);
  expect(await set('')).toBe(0);
  expect(await set('<b>x</b>')).toContain('TrustedHTML');
});

test('axe hears of one text among many that is hard to read: by its own colour, its ground, or the ground of its row', async ({
  page,
}) => {
  const table = (of: (row: number) => { row?: string; cell?: string }) => {
    const rows = Array.from({ length: 60 }, (_, at) => {
      const { row = '', cell = '' } = of(at);
      return `<tr style="${row}"><td>Case ${at}</td><td style="${cell}">open</td></tr>`;
    });
    return `<main><h1>Cases</h1><table>${rows.join('')}</table></main>`;
  };
  for (const [said, html] of [
    ['', table(() => ({}))],
    ['td:nth-child(2)', table((row) => (row === 41 ? { cell: 'color: #aaa' } : {}))],
    ['td:nth-child(2)', table((row) => (row === 41 ? { cell: 'background: #333' } : {}))],
    ['td:nth-child(1)', table((row) => (row === 41 ? { row: 'background: #333' } : {}))],
  ] as const) {
    await page.setContent(html);
    const found = (await axeOf(page, 'colours')).said;
    expect(found.map((line) => line.split(' ')[0])).toEqual(said === '' ? [] : ['color-contrast']);
    expect(found.join()).toContain(said);
  }
});

test('without WebAssembly the screen says what is wrong and what to do', async ({ page }) => {
  await page.addInitScript(() => {
    delete (globalThis as { WebAssembly?: unknown }).WebAssembly;
  });
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cannot run WebAssembly');
  await expect(page.locator('.advice li')).not.toHaveCount(0);
});
