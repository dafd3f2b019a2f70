import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { openScreen, screenLink, settled } from './open';
import { servedLink, serveLog } from './records';

let other: Server;
let reached = 0;
let elsewhere = '';

test.beforeAll(async () => {
  other = createServer((_, response) => {
    reached += 1;
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('reached');
  });
  await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
  elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
});
test.afterAll(() => other.close());

/** Opens a smaller log than the sample, with truth and risk levels. */
async function openHarbor(page: Page): Promise<void> {
  const log = readFileSync('test/fixtures/before/logs/harbor.jsonl.gz');
  await serveLog(page.context(), 'harbor.jsonl.gz', log);
  await page.goto(servedLink);
  await expect(page.locator('main h1')).toContainText('eligible');
}

const tryFetch = (address: string) =>
  fetch(address).then(
    () => 'reached',
    () => 'refused',
  );

test('no request leaves the origin, from the page or from a worker', async ({ page, context, baseURL }) => {
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  await openHarbor(page);
  for (const title of ['Outcomes', 'Decisions', 'Files', 'Verdicts']) {
    await openScreen(page, title);
    await expect(screenLink(page, title)).toHaveAttribute('aria-current', 'page');
    await settled(page);
  }
  const origin = new URL(baseURL!).origin;
  const foreign = asked.filter((url) => !url.startsWith(origin) && !/^(blob|data):/.test(url));
  expect(asked.length).toBeGreaterThan(3);
  expect(foreign).toEqual([]);

  expect(await page.evaluate(tryFetch, elsewhere)).toBe('refused');
  expect(page.workers().length).toBeGreaterThan(0);
  for (const worker of page.workers()) expect(await worker.evaluate(tryFetch, elsewhere)).toBe('refused');
  expect(reached).toBe(0);
  // The other server does answer where nothing forbids it.
  expect(await (await fetch(elsewhere)).text()).toBe('reached');
  reached = 0;
});

test('the worker for long work cannot leave the origin either, and ends when its work is cancelled', async ({
  page,
}) => {
  await openHarbor(page);
  // Its work waits for this, so that there is time to ask the worker.
  const work = /\/assets\/plan-[^/]+\.js$/;
  let begin = () => {};
  const held = new Promise<void>((resolve) => (begin = resolve));
  await page.route(work, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(work);
  const started = page.waitForEvent('worker');
  await openScreen(page, 'Plan');
  const worker = await started;
  await asked;
  const tryImport = (address: string) =>
    import(address).then(
      () => 'reached',
      () => 'refused',
    );
  expect(await worker.evaluate(tryFetch, elsewhere)).toBe('refused');
  expect(await worker.evaluate(tryImport, `${elsewhere}x.js`)).toBe('refused');
  expect(reached).toBe(0);
  const ended = worker.waitForEvent('close');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await ended;
  await expect(page.getByText('Stopped; nothing is shown of a part of the runs.')).toBeVisible();
  begin();
});

test('with the network cut after loading everything still works', async ({ page, context }) => {
  await openHarbor(page);
  // The network is cut once each screen has come, not once it was asked for.
  for (const [title, shown] of [
    ['Outcomes', '.measures-table'],
    ['Decisions', '.row-open'],
    ['Verdicts', '.matrix'],
  ] as const) {
    await openScreen(page, title);
    await expect(page.locator(shown).first()).toBeVisible();
  }
  await settled(page);
  await context.setOffline(true);
  await openScreen(page, 'Outcomes');
  await page.getByRole('button', { name: 'Filters none' }).click();
  await page.getByRole('button', { name: /^Risk level: all \d/ }).click();
  await page.getByRole('option').first().click();
  await page.keyboard.press('Escape');
  await expect(page.locator('main h1')).toContainText(/overrode|human decision/);
  await expect(page.locator('section', { hasText: 'was it right?' }).locator('.lede')).toContainText(
    'decisions:',
  );
  await openScreen(page, 'Decisions');
  await page.locator('.row-open').first().click();
  await expect(page.getByRole('complementary').locator('.path li').first()).toBeVisible();
});
