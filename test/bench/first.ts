import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../tools/chromium.mjs';
import { serve } from '../../src/cli/static-host.mjs';
import { flags, used } from './chromium';
import type { Figures } from './history';
import { quantile } from './native';

const runs = 5;
const linked = '?load=sample-data/manifest.json&screen=readiness';

/** In the page, before its own scripts: counts the calls that are sent to the engine, by name. */
function countMessages(): void {
  const counts: Record<string, number> = {};
  Object.assign(window, { engineMessages: counts });
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, ...given: unknown[]) {
    const message = given[0] as { given?: unknown; name?: unknown } | null;
    if (message !== null && 'given' in message)
      counts[String(message.name)] = (counts[String(message.name)] ?? 0) + 1;
    return Reflect.apply(post, this, given) as void;
  };
}

/** One visit with nothing in the browser's cache, or a second one of the same browser. */
async function visit(
  browser: Browser,
  address: string,
  context = browser.newContext({ serviceWorkers: 'block' }),
) {
  const page = await (await context).newPage();
  await page.addInitScript(countMessages);
  let requests = 0;
  let isOver = false;
  page.context().on('request', (request) => {
    if (!isOver && !request.url().startsWith('blob:')) requests += 1;
  });
  const seen = await used(
    (async () => {
      await page.goto(address, { waitUntil: 'commit' });
      const verdict = page.locator('main[data-screen=readiness] h1.verdict');
      await verdict.waitFor({ timeout: 120_000 });
      isOver = true;
      return page.evaluate(() => {
        const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
        return {
          verdict: performance.now(),
          paint: first,
          messages: { ...(window as unknown as { engineMessages: Record<string, number> }).engineMessages },
        };
      });
    })(),
  );
  await page.close();
  return { ...seen.result, requests, processor: seen.used.processor };
}

const milliseconds = (values: readonly number[]) =>
  `${quantile(values, 0.5).toFixed(0)} ms (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;

/** From the address of the sample to its first verdict: time, requests, and messages to the engine. */
export async function benchFirst(): Promise<Figures> {
  const dist = process.env.DIST ?? path.resolve('.cache/bench-app');
  process.env.NODE_ENV = 'production';
  if (process.env.DIST === undefined)
    await build({ logLevel: 'error', build: { outDir: dist, emptyOutDir: true } });
  const address = `${await serve({ root: dist })}${linked}`;
  const browser = await chromium.launch({ executablePath: await findChromium(), args: flags.split(' ') });
  const figures: Record<string, number> = {};
  try {
    for (const again of [false, true]) {
      const kept = again ? browser.newContext({ serviceWorkers: 'block' }) : undefined;
      if (kept) await visit(browser, address, kept);
      const seen = [];
      for (let run = 0; run < runs; run += 1) seen.push(await visit(browser, address, kept));
      figures[again ? 'Sample opened again, ms' : 'First verdict of the sample, ms'] = Math.round(
        quantile(
          seen.map(({ verdict }) => verdict),
          0.5,
        ),
      );
      const last = seen.at(-1)!;
      const messages = Object.values(last.messages).reduce((sum, n) => sum + n, 0);
      console.log(
        `${again ? 'opened again' : 'first visit'}: first verdict of the sample after ` +
          `${milliseconds(seen.map(({ verdict }) => verdict))}, first paint ${milliseconds(seen.map(({ paint }) => paint))}; ` +
          `${last.requests} requests, ${messages} messages to the engine; ` +
          `${quantile(
            seen.map(({ processor }) => processor),
            0.5,
          ).toFixed(1)} s of processor time`,
      );
      if (process.env.MESSAGES) console.log(last.messages);
    }
    return figures;
  } finally {
    await browser.close();
  }
}
