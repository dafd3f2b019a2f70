import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { openScreen } from './open';
import { decision, file, review } from './records';

const picker = 'input[type="file"]';
const own = file('own.jsonl', [decision(1), decision(2), review(1)]);
const foreign = {
  name: 'cases.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'number,opened_at,short_description,close_code,state\nINC1,2026-03-01 10:00:00,odd,Solved,Closed\n',
  ),
};
const alert = (page: Page) => page.getByRole('alert');
const notice = (page: Page) => page.locator('.notices');

/** A worker that gets this message ends at once and says nothing; one that hears “kill” on the channel too. */
const mortal = (message: string) => `
  self.addEventListener('message', (event) => {
    const { kind, name } = event.data ?? {};
    if (${JSON.stringify(message)} !== kind && ${JSON.stringify(message)} !== name) return;
    event.stopImmediatePropagation();
    self.close();
  });
  new BroadcastChannel('kill').onmessage = () => self.close();
`;

test('a worker that dies in silence is noticed at every stage, and the next load is whole', async ({
  page,
}) => {
  /** At which message which worker dies. */
  let dies: { script: string; at: string } | null = null;
  await page.route(
    /\/assets\/(engine-worker|parse-worker|import-worker|worker)-[^/]+\.js$/,
    async (route) => {
      const answer = await route.fetch();
      const { script, at } = dies ?? {};
      const isIt = script !== undefined && route.request().url().includes(`/assets/${script}-`);
      await route.fulfill({
        response: answer,
        body: `${mortal(isIt ? at! : 'nothing')};\n${await answer.text()}`,
      });
    },
  );
  await page.goto('');
  const isRead = async () => {
    await page.locator(picker).first().setInputFiles(own);
    await expect(page.locator('main[data-screen="readiness"]')).toBeVisible();
    await expect(page.locator('.prov')).toContainText('3 records');
    await openScreen(page, 'Files');
  };
  const reads = async () => {
    dies = null;
    await isRead();
  };
  await reads();
  for (const [script, at, given, said] of [
    ['parse-worker', 'whole', own, 'own.jsonl could not be read: The background worker stopped'],
    ['parse-worker', 'next', own, 'own.jsonl could not be read: The background worker stopped'],
    ['import-worker', 'recognise', foreign, 'cases.csv could not be read: The background worker stopped'],
    ['import-worker', 'rows', foreign, 'cases.csv could not be read: The background worker stopped'],
  ] as const) {
    dies = { script, at };
    await page.locator(picker).first().setInputFiles(given);
    await expect(alert(page), `${script} at ${at}`).toContainText(said);
    await reads();
  }
  // Dead before it could be hashed: everything is read, the digest is not there.
  dies = { script: 'parse-worker', at: 'hash' };
  await isRead();

  const killAll = () => page.evaluate(() => new BroadcastChannel('kill').postMessage('now'));
  for (const at of ['insert', 'work', 'ask']) {
    await reads();
    // The engine that waits dies, and the one that takes its place does at this call.
    dies = { script: 'engine-worker', at };
    await killAll();
    await expect(alert(page), at).toContainText('could not be read again');
    await expect(alert(page)).toContainText('The database engine stopped: its worker ended');
    await reads();
  }
  await killAll();
  await expect(notice(page)).toContainText('started anew. 1 file was read again');
  await openScreen(page, 'Decisions');
  await expect(page.locator('.dt caption')).toContainText('2\u00a0decisions');
});

test('a statement that ends the engine costs the reader nothing but the reading', async ({ page }) => {
  await page.goto('');
  await page.locator(picker).first().setInputFiles(own);
  await expect(page.locator('.prov')).toContainText('3 records');
  await page.evaluate(() => {
    const to = new URL(location.href);
    to.searchParams.set('screen', 'sql');
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  });
  const run = async (sql: string) => {
    await page.getByRole('textbox', { name: 'SQL' }).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(sql);
    await page.keyboard.press('Control+Enter');
  };
  await run("SELECT repeat('x', 3000000000)");
  await expect(notice(page)).toContainText(
    'The database engine stopped and was started anew. 1 file was read',
  );
  await expect(page.locator('main h1')).toHaveText('Ask the loaded logs in SQL.');
  await run('SELECT count(*) AS n FROM facts');
  await expect(page.locator('.sql-result tbody th, .sql-result tbody td').first()).toHaveText('2');
  await notice(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice(page)).toHaveCount(0);
});
