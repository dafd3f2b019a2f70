import { z } from 'zod';
import { loadLogs } from '../../../src/jobs/reading/load-logs';
import { sourceOfFile } from '../../../src/intake/loading/source';
import { openInBrowser } from '../../../src/database/engine/browser';
import type { Statement } from '../../../src/database/engine/query';

const database = openInBrowser();
const anyRow = z.looseObject({});

const bench = {
  /** Loads the chosen files with the app's own loader; milliseconds of each stage, and what was read. */
  async load() {
    const input = document.querySelector<HTMLInputElement>('#files');
    const engine = await database;
    await engine.clear();
    const start = performance.now();
    let joining = start;
    const account = await loadLogs(
      [...(input?.files ?? [])].map((file) => sourceOfFile(file)),
      engine,
      ({ stage }) => {
        if (stage !== 'joining' || joining !== start) return;
        joining = performance.now();
        console.info(stage);
      },
      new AbortController().signal,
    );
    const end = performance.now();
    return {
      reading: joining - start,
      joining: end - joining,
      facts: account.build.facts,
      rejected: account.rejections.length,
      tableBytes: await engine.memory(),
    };
  },
  /** Median milliseconds of `runs` runs of one statement; one that takes longer than `most` runs once. */
  async time(statement: Statement, runs: number, most = Infinity) {
    const engine = await database;
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      await engine.rows(statement, anyRow);
      times.push(performance.now() - start);
      if (performance.now() - start > most) break;
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
  },
  rows: async (statement: Statement) => (await database).rows(statement, anyRow),
};

export type Bench = typeof bench;
Object.assign(window, { bench });
