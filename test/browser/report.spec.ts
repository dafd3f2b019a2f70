import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Browser, type Page } from '@playwright/test';
import { test } from './loaded';
import { axeOf } from './axe';
import { follow, goTo, inPlace, openScreen } from './open';
import { address, desktop } from './playwright.config';
import { pagesOf } from './pdf-text';
import { exportedAt, openCompose, previewAt, salt, sampleFiles, giveSalt } from './report-compose';

const folder = mkdtempSync(path.join(tmpdir(), 'shadowproof-report-'));
const saved = path.join(folder, 'report.html');

/** One page with the sample, on which report after report is composed: each test leaves only words behind. */
let composing: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  composing = await browser.newPage({ baseURL: address, viewport: desktop });
  await giveSalt(composing);
  await openCompose(composing);
  inPlace.add(composing);
});
test.afterAll(() => composing.close());

const downloadBy = async (page: Page, press: string) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: press }).last().click(),
  ]);
  return download;
};

/** What the command line writes at the set time, once for each of these further arguments. */
function nightly(...runs: string[][]): string[] {
  const saltFile = path.join(folder, 'salt.txt');
  writeFileSync(saltFile, `${salt}\n`);
  const outs = runs.map((_, at) => path.join(folder, `nightly-${at}.html`));
  const given = runs.map((more, at) => [
    ...sampleFiles,
    ...['--out', outs[at]!, '--exported-at', exportedAt, '--salt-file', saltFile, ...more],
  ]);
  execFileSync('node', ['test/tools/run.mjs', 'test/browser/nightly.ts', JSON.stringify(given)], {
    stdio: 'pipe',
  });
  return outs.map((out) => readFileSync(out, 'utf8'));
}

async function openFile(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({ offline: true, javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(pathToFileURL(saved).href);
  return { context, page, asked, complaints };
}

test('the preview is the file', async () => {
  const preview = await previewAt(composing);
  await (await downloadBy(composing, 'Save the report')).saveAs(saved);
  const file = readFileSync(saved, 'utf8');
  expect(preview).toBe(file);
  expect(statSync(saved).size).toBeLessThan(2_000_000);
  expect(file).not.toContain(salt);
});

test('a chosen change is offered, is a line of the report unless ticked off, and a nightly job gives the same bytes with and without it', async () => {
  await goTo(composing, '&screen=what-if&part=breaker');
  await composing.getByRole('button', { name: 'Reckon the evidence' }).click();
  const file = path.join(folder, 'proposal.json');
  await (await downloadBy(composing, 'Export as JSON')).saveAs(file);
  // Not by the group's own link: it opens the verdicts, and a look at them is a line of the report.
  const report = new URL(composing.url());
  report.searchParams.set('screen', 'report');
  report.searchParams.delete('part');
  await follow(composing, report.search);
  const offered = composing.getByRole('checkbox', { name: /^Circuit breaker “Containment breaker”/ });
  await expect(offered).toBeChecked();
  const frame = composing.locator('iframe.paper');
  await expect(frame).toHaveAttribute('srcdoc', /Circuit breaker “Containment breaker”/);
  const html = await previewAt(composing);
  expect(html).toContain('Circuit breaker “Containment breaker”');
  await expect(composing.getByText(/Containment breaker, version 1, with its settings/)).toBeVisible();
  const [plain, chosen] = nightly([], ['--what-if', file]);
  expect(plain).toBe(readFileSync(saved, 'utf8'));
  expect(chosen).toBe(html);

  await offered.uncheck();
  await expect(frame).not.toHaveAttribute('srcdoc', /Containment breaker/);
});

test('it opens from the disk with scripts off and the network cut, and asks for nothing', async ({
  browser,
}) => {
  const { context, page, asked, complaints } = await openFile(browser);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('eligible');
  await expect(page.getByRole('table', { name: 'Verdict for each scope' })).toBeVisible();
  await page.mouse.wheel(0, 20_000);
  expect(asked).toEqual([pathToFileURL(saved).href]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('axe finds nothing in it, light or dark', async ({ browser }) => {
  // Axe itself is a script, which the file's policy would refuse.
  const { context, page } = await openFile(browser, { javaScriptEnabled: true, bypassCSP: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { said, passes } = await axeOf(page);
    expect(passes, colorScheme).toBeGreaterThan(20);
    expect(said, colorScheme).toEqual([]);
  }
  await context.close();
});

test('it has landmarks, headings in order, and a table for every drawing', async ({ browser }) => {
  const { context, page } = await openFile(browser, { javaScriptEnabled: true });
  const found = await page.evaluate(() => {
    const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) => Number(tagName[1]));
    const drawings = [...document.querySelectorAll('svg.plot')];
    return {
      landmarks: ['header', 'main', 'footer'].map((name) => document.querySelectorAll(name).length),
      jumps: levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1).length,
      drawings: drawings.length,
      unnamed: drawings.filter((each) => !each.getAttribute('aria-label')).length,
      alone: drawings.filter((each) => !each.closest('.scope, .block')?.querySelector('table')).length,
    };
  });
  expect(found).toMatchObject({ landmarks: [1, 1, 1], jumps: 0, unnamed: 0, alone: 0 });
  expect(found.drawings).toBeGreaterThan(15);
  await context.close();
});

test('a phone reads it without scrolling sideways', async ({ browser }) => {
  const { context, page } = await openFile(browser, {
    javaScriptEnabled: true,
    viewport: { width: 390, height: 844 },
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});

test('it prints on A4 and on Letter, with no drawing and no row cut by a page', async ({ browser }) => {
  const { context, page } = await openFile(browser, { javaScriptEnabled: true });
  const contents = await page.evaluate(() =>
    [...document.querySelectorAll('.contents li')].flatMap((line) => {
      const label = /^page (.+)$/.exec(line.querySelector('.page')?.textContent ?? '')?.[1];
      if (label === undefined) return [];
      const link = line.querySelector('a');
      const start = document.querySelector(link?.getAttribute('href') ?? '');
      const starts = start?.textContent.replaceAll(/\s+/g, ' ') ?? '';
      return [{ title: link?.textContent ?? '', starts, label }];
    }),
  );
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = await page.pdf({ format });
    const sheets = pagesOf(pdf).map((words) => words.replaceAll(/\s+/g, ' '));
    expect(sheets.length).toBeGreaterThan(5);
    // Definitions, SQL and details are in the file, not on paper.
    expect(sheets.length).toBeLessThanOrEqual(format === 'A4' ? 15 : 17);
    // Each sheet says which page of its chapter it is: M–1, 1–1, 1–2 …, each once and in order.
    const feet = sheets.map((words) => /, page (\w)– (\d+) sheet (\d+) of \d+ /.exec(words)?.slice(1) ?? []);
    const from = feet.map(([chapter]) => feet.findIndex(([other]) => other === chapter));
    expect(feet.map(([, page, sheet]) => [page, sheet])).toEqual(
      feet.map((_, at) => [String(at - (from[at] ?? 0) + 1), String(at + 1)]),
    );
    // What the contents name starts on the page that they name. (“In short” repeats the headline of the memo.)
    expect(contents).toHaveLength(5);
    for (const { title, starts, label } of contents) {
      const named = feet.flatMap(([chapter, page], at) => (`${chapter}–${page}` === label ? [at] : []));
      expect(named, title).toEqual([sheets.findIndex((words) => words.includes(starts))]);
    }
  }
  // A4 between its margins: what is wider makes the browser shrink every page.
  await page.setViewportSize({ width: 665, height: 900 });
  await page.emulateMedia({ media: 'print' });
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('table, p, dl, h1, h2, h3, h4, pre')]
      .filter((each) => each.getBoundingClientRect().right > 666)
      .map((each) => each.querySelector('caption')?.textContent ?? each.textContent.slice(0, 60)),
  );
  expect(wide).toEqual([]);
  const uncut = await page.evaluate(() => {
    const whole = [...document.querySelectorAll('svg.plot, tr, .sign')];
    return {
      cut: whole.filter((each) => getComputedStyle(each).breakInside !== 'avoid').length,
      // No drawing may be taller than a page, or it is cut whatever is said.
      tallest: Math.max(...[...document.querySelectorAll('svg.plot')].map((each) => each.clientHeight)),
      hidden: [...document.querySelectorAll('details > pre')].filter((each) => each.checkVisibility()).length,
    };
  });
  expect(uncut.cut).toBe(0);
  expect(uncut.hidden).toBe(0);
  expect(uncut.tallest).toBeLessThan(900);
  await context.close();
});

const pick = (page: Page, files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
  page.locator('input[type=file]').first().setInputFiles(files);
const htmlFile = (name: string, text: string) => ({ name, mimeType: 'text/html', buffer: Buffer.from(text) });

test('opened again it shows its numbers, holds its digest, and is reproduced from the logs', async ({
  page,
}) => {
  await page.goto('');
  await pick(page, saved);
  await expect(page.getByRole('heading', { name: 'Unchanged?' })).toBeVisible();
  await expect(page.getByText('The numbers match their SHA-256.')).toBeVisible();
  await expect(page.getByText('byte for byte')).toBeVisible();
  await expect(page.locator('main h1')).toContainText('is unaltered');
  await expect(page.getByRole('button', { name: 'Open its logs' })).toBeVisible();
  const inside = page.frameLocator('iframe.paper');
  await expect(inside.getByRole('heading', { level: 1 })).toContainText('eligible');

  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await expect(page.locator('main h1')).toContainText('eligible');
  await openScreen(page, 'Report');
  await page.getByRole('link', { name: 'Opened reports' }).click();
  await page.getByRole('button', { name: 'Compute from the open logs' }).click();
  await expect(page.getByText(/Reproduced: all [\d,]+.numbers came out the same/)).toBeVisible();
});

test('a digit that was changed is noticed, in the numbers and on the page', async ({ page }) => {
  const file = readFileSync(saved, 'utf8');
  const numbers = file.replace(/("hits":)(\d+)/, (_, name: string, n: string) => `${name}${Number(n) + 1}`);
  const shown = file.replace(/(<td class="num">)(\d+)( in )/, (_, cell: string, n: string, rest: string) => {
    return `${cell}${Number(n) + 1}${rest}`;
  });
  expect(numbers).not.toBe(file);
  expect(shown).not.toBe(file);
  await page.goto('');
  await pick(page, htmlFile('numbers.html', numbers));
  await expect(page.getByText('they do not match their SHA-256')).toBeVisible();
  await page.locator('input[aria-label="Report files"]').setInputFiles(htmlFile('shown.html', shown));
  await expect(page.getByText('The page was changed')).toBeVisible();
  await expect(page.getByText('The numbers match their SHA-256.')).toBeVisible();
});

test('what is no report of ours says so, each in its own words', async ({ page }) => {
  const file = readFileSync(saved, 'utf8');
  await page.goto('');
  await pick(page, [
    htmlFile('cut.html', file.slice(0, Math.floor(file.length * 0.6))),
    htmlFile(
      'newer.html',
      file.replace('"format":"shadowproof-report/1"', '"format":"shadowproof-report/2"'),
    ),
    htmlFile('other.html', '<!doctype html><title>News</title><script>window.ran = true</script><p>Hello'),
  ]);
  const said = page.getByRole('alert');
  await expect(said).toHaveCount(3);
  await expect(said.nth(0)).toContainText('is cut');
  await expect(said.nth(1)).toContainText('made by a newer Shadowproof');
  await expect(said.nth(2)).toContainText('no report of Shadowproof');
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('a folder to host lists its reports, with each gate through them, and needs no log', async ({
  page,
}) => {
  const file = readFileSync(saved, 'utf8');
  await page.route('**/reports/manifest.json', (route) =>
    route.fulfill({ json: { title: 'Harbor', reports: ['march.html', 'cut.html'] } }),
  );
  await page.route('**/reports/march.html', (route) =>
    route.fulfill({ body: file, contentType: 'text/html' }),
  );
  await page.route('**/reports/cut.html', (route) =>
    route.fulfill({ body: file.slice(0, 90_000), contentType: 'text/html' }),
  );
  await page.goto('?load=reports/manifest.json');
  await expect(page.getByRole('heading', { name: 'Each gate through the reports' })).toBeVisible();
  await expect(page.locator('section[aria-labelledby=index] tbody tr')).toHaveCount(1);
  expect(await page.locator('.trend svg').count()).toBeGreaterThan(20);
  await page.getByRole('link', { name: 'Opened reports' }).click();
  await expect(page.getByRole('alert')).toContainText('is cut');
});

test('axe finds nothing on the report screen: compose, opened, over time', async () => {
  const page = composing;
  await openScreen(page, 'Report');
  await page.getByRole('link', { name: 'Opened reports' }).click();
  await page.locator('input[aria-label="Report files"]').setInputFiles(saved);
  await expect(page.getByText('The numbers match their SHA-256.')).toBeVisible();
  for (const [title, shown] of [
    ['Compose', 'iframe.paper'],
    ['Opened reports', '.checks'],
    ['Over time', '.trend svg'],
  ] as const) {
    const link = page.getByRole('link', { name: title });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', /./u);
    await expect(page.locator('main h1')).toBeVisible();
    await expect(page.locator(shown).first()).toBeVisible();
    // The file in the frame is checked by itself.
    expect((await axeOf(page)).said, title).toEqual([]);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond, title).toBeLessThanOrEqual(0);
  }
  // On a phone the memo, what leaves and the button that saves take three screens.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('link', { name: 'Compose' }).click();
  const saves = page.getByRole('button', { name: 'Save the report' });
  await expect(saves).toBeVisible();
  expect(
    await saves.evaluate((button) => button.getBoundingClientRect().bottom + scrollY),
  ).toBeLessThanOrEqual(3 * 844);
  await page.setViewportSize(desktop);
});

test('hostile words in title and remark are text, in the app, in the file and after opening it', async ({
  browser,
}) => {
  const page = composing;
  const evil = '</script><script>window.ran=1</script><img src=x onerror="window.ran=1">';
  await openScreen(page, 'Report');
  await page.getByRole('link', { name: 'Compose' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill(evil);
  await page.getByText('Add a remark').first().click();
  await page.getByRole('textbox', { name: 'Remark on Readiness' }).fill(`${evil}\u2028<!--`);
  await expect(page.locator('iframe.paper')).toHaveAttribute('srcdoc', /onerror=&quot;window.ran/);
  const target = path.join(folder, 'hostile.html');
  await (await downloadBy(page, 'Save the report')).saveAs(target);

  // Even where scripts may run and no policy holds, there is nothing in it that runs.
  const context = await browser.newContext({ bypassCSP: true });
  const opened = await context.newPage();
  await opened.goto(pathToFileURL(target).href);
  await expect(opened).toHaveTitle(`${evil} · Shadowproof`);
  expect(await opened.evaluate(() => 'ran' in window)).toBe(false);
  expect(await opened.locator('img').count()).toBe(0);
  expect(await opened.locator('script').count()).toBe(1);
  await context.close();

  await page.getByRole('link', { name: 'Opened reports' }).click();
  await page.locator('input[aria-label="Report files"]').setInputFiles(target);
  await expect(page.getByRole('button', { name: evil })).toBeVisible();
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});
