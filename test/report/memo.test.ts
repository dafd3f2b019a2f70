import { afterAll, beforeAll, expect, it } from 'vitest';
import { memoOf } from '../../src/answers/memo/memo';
import { freezeNumbers, withWords } from '../../src/answers/frozen/freeze';
import type { Database } from '../../src/database/engine/database';
import type { Report } from '../../src/records/report/report';
import { sinceOf } from '../../src/report/comparison/since';
import { sealed } from '../../src/report/file/digest';
import { writeReport } from '../../src/report/file/write';
import { writeMarkdown } from '../../src/report/forms/markdown';
import { openReport } from '../../src/report/reading/open-report';
import { openEngine } from '../fixtures/engine';
import { loadSmall, smallLog } from './small-log';

let database: Database;
let early: Report;
let late: Report;
beforeAll(async () => {
  database = await openEngine();
  const made = async (flipped: number) => {
    const { asked } = await loadSmall(database, smallLog(flipped));
    return freezeNumbers(database, { ...asked, sections: ['readiness', 'overrides'] });
  };
  const [before, after] = [await made(0), await made(3)];
  const decision = {
    ...({ outcome: 'promote', covers: null, by: 'A. Lead', on: '2026-04-02', conditions: null } as const),
    ...{ expires: '2026-06-01', recheck: null },
    scopes: [{ agent: 'agent-1', workflow: 'endpoint', risk_class: 'low' as const }],
  };
  const words = { title: 'Small', remarks: {}, decision, exportedAt: '2026-04-01T08:00:00Z' };
  early = withWords(before, words);
  late = withWords(after, { ...words, exportedAt: '2026-05-01T08:00:00Z' });
});
afterAll(() => database.close());

const page = (report: Report) => writeReport(report, sealed(report));

it('a memo over a scope that is not eligible carries the verdict in its headline, in every form', () => {
  const { headline } = memoOf(late);
  expect(headline).toMatch(/^agent-1 may act .* against the verdict “.+” on endpoint at low risk/);
  const h1 = /<h1 id="memo"[^>]*>(.*?)<\/h1>/s.exec(page(late))?.[1];
  expect(h1).toContain('against the verdict');
  expect(writeMarkdown(late, 'f'.repeat(64))).toContain('against the verdict');
});

it('is one page before everything else, and says how to check the file with its digest', () => {
  const html = page(late);
  const place = (text: string) => html.indexOf(text);
  expect(place('class="memo"')).toBeLessThan(place('id="contents"'));
  expect(place('To check it.')).toBeLessThan(place('id="contents"'));
  expect(html.slice(place('class="memo"'), place('id="contents"'))).toContain(sealed(late).sha256);
  // What the contents number is numbered so where it stands, in its order, annexes last.
  const [from, to] = [place('id="contents"'), place('</nav>')];
  const numbersIn = (text: string) =>
    [...text.matchAll(/<span class="no">(?:Annex )?([^<]+)<\/span> /g)].map(([, number]) => number);
  const contents = numbersIn(html.slice(from, to));
  expect(contents).toEqual(['1', '1.1', '2', '2.1', '3', '3.1', '3.2', 'A', 'B', 'C']);
  expect(numbersIn(html.slice(0, from) + html.slice(to))).toEqual(contents);
  // Each chapter has pages that it counts itself.
  for (const chapter of ['1', '2', '3']) {
    expect(html).toContain(`page ${chapter}–1</span>`);
    expect(html).toContain(`@page chapter-${chapter}{counter-increment:chapter-${chapter};`);
  }
});

it('begins with what changed since an earlier report, which is read again and twice the same', () => {
  const earlier = openReport('early.html', page(early));
  const since = sinceOf(earlier, late);
  expect(since).toMatchObject({ title: 'Small', sha256: sealed(early).sha256 });
  expect(since.changes[0]).toMatch(/^Decided then: agent-1 may act/);
  expect(since.changes.join('\n')).toMatch(/\d+ of \d+ numbers that both hold are the same/);
  const whole = { ...late, since };
  const html = page(whole);
  expect(html).toBe(page({ ...late, since: sinceOf(earlier, late) }));
  expect(html.indexOf('Since “Small”')).toBeLessThan(html.indexOf('id="contents"'));
  expect(openReport('late.html', html)).toMatchObject({ page: 'same', report: { since } });
});

it('says first that the earlier report was altered', () => {
  const html = page(early);
  const forged = html.replace('"by":"A. Lead"', '"by":"B. Lead"');
  expect(forged).not.toBe(html);
  expect(sinceOf(openReport('early.html', forged), late).changes[0]).toContain(
    'its numbers do not match their SHA-256',
  );
  const painted = html.replace('against the verdict', 'following the verdict');
  expect(sinceOf(openReport('early.html', painted), late).changes[0]).toContain(
    'The page of the earlier report was altered',
  );
});
