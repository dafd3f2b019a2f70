import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { findChromium } from '../tools/chromium.mjs';
import type { Bench } from './page/main';

export const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Builds a page, or the app itself, serves it on this machine and opens it in Chromium. */
export async function openPage(root: string, outDir: string, query = '') {
  const config = {
    root,
    base: './',
    configFile: false as const,
    logLevel: 'error' as const,
    plugins: [react()],
    worker: { format: 'iife' as const },
    build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  };
  // The runner of this bench stands in development, where React checks itself: what users get is measured.
  process.env.NODE_ENV = 'production';
  const isApp = root === path.resolve('.');
  await build(isApp ? { logLevel: 'error', base: './', build: { outDir, emptyOutDir: true } } : config);
  const server = await preview({ ...config, root: outDir, build: { outDir }, preview: { port: 0 } });
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: flags.split(' '),
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}${query}`);
  return {
    page,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

declare global {
  interface Window {
    bench: Bench;
  }
}

/** What this process's browser pages used while `work` ran (Linux; else NaN). */
export interface Used {
  /** Bytes that only they held, at most. */
  readonly peak: number;
  /** Seconds of processor time, of all their threads. */
  readonly processor: number;
}

export async function used<Result>(work: Promise<Result>): Promise<{ result: Result; used: Used }> {
  const before = renderers().processor;
  let peak = NaN;
  const sample = () => {
    const now = renderers().bytes;
    if (!(peak >= now)) peak = now;
  };
  const timer = setInterval(sample, 250);
  try {
    const result = await work;
    return { result, used: { peak, processor: renderers().processor - before } };
  } finally {
    clearInterval(timer);
  }
}

/** Other browsers may run on this machine. Throws when the process is gone. */
function descendsFromHere(id: string): boolean {
  for (let at = id; at !== '0'; at = parentOf(at)) if (at === String(process.pid)) return true;
  return false;
}

const parentOf = (id: string) => /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? '0';

/** The kernel counts processor time in hundredths of a second (`getconf CLK_TCK`). */
const ticksPerSecond = 100;

function renderers(): { bytes: number; processor: number } {
  let bytes = 0;
  let ticks = 0;
  try {
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        if (!readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=renderer')) continue;
        if (!descendsFromHere(id)) continue;
        const status = readFileSync(`/proc/${id}/status`, 'utf8');
        const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
        bytes += (kilobytes('RssAnon') + kilobytes('RssShmem')) * 1024;
        // proc(5): fields 14 and 15, counted after the name in parentheses.
        const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        ticks += Number(fields[11]) + Number(fields[12]);
      } catch {
        // The process ended between listing and reading.
      }
    }
  } catch {
    return { bytes: NaN, processor: NaN };
  }
  return { bytes, processor: ticks / ticksPerSecond };
}
