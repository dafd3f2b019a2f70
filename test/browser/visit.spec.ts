import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { countInView, goTo, inPlace, openAt, openSample, openScreen, painted } from './open';

/** One visit: what a reader sets is kept, or not, from one test to the next. It is told beside each that relies on it. */
let page: Page;
/** Links that a later test opens anew. */
let rulesLink = '';
let personCode = '';
let ofPerson = 0;
let ofCloudTeam = '';

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ emptied: { context, empty } }) => {
  await empty();
  page = await context.newPage();
  await openSample(page);
  inPlace.add(page);
});
test.afterAll(() => page.close());

const option = (name: RegExp) =>
  page
    .locator('figure', { has: page.getByRole('heading', { name: 'Who decided', exact: true }) })
    .getByRole('listbox')
    .getByRole('option', { name });
const openViews = async () => {
  if ((await page.locator('.views[open]').count()) === 0) await page.locator('.views summary').click();
};
const stored = () => page.evaluate(() => ({ ...localStorage }) as Record<string, string>);
const textBy = async (name: string) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).last().click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
};

test('the theme is kept, the looks at a verdict without names, the salt of pseudonyms, and nothing else', async () => {
  await page.getByRole('button', { name: /Theme: as this device/ }).click();
  await page.getByRole('button', { name: /Theme: light/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect
    .poll(async () => Object.keys(await stored()).sort())
    .toEqual(['shadowproof.ledger', 'shadowproof.preferences', 'shadowproof.report-salt']);
  const ledger = (await stored())['shadowproof.ledger'];
  expect(ledger).toContain('eligible');
  expect(ledger).not.toMatch(/agent-|endpoint-|identity-|j\.park/);
  // Looks at the sample stand apart: they ask no more evidence of anybody's own logs.
  expect(JSON.parse(ledger ?? '')).toMatchObject({ looks: [], sampleLooks: [{ scopes: expect.anything() }] });
});

test('a file of named views is saved, forgotten, and added again', async () => {
  await openAt(page, '&screen=overrides&part=slices&tm=cloud-team&w=mail-quarantine');
  await painted(page);
  ofCloudTeam = await page.locator('main h1').innerText();
  await openViews();
  await page.getByLabel('Name this view').fill('mail, “cloud” <b>');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const { text } = await textBy('Save all as a file');
  // Neither the logs nor a person stand in it.
  expect(text).not.toContain('load=');
  await page.getByRole('button', { name: 'Forget the view mail, “cloud” <b>' }).click();
  await expect(page.locator('.views-list')).toHaveCount(0);
  await page.evaluate(() => localStorage.removeItem('shadowproof.views'));
  await page.getByRole('button', { name: 'Clear all', exact: true }).click();
  await expect(page).not.toHaveURL(/tm=/);
  await page.locator('.views input[type="file"]').setInputFiles({
    name: 'views.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await expect(page.locator('.views [role="status"]')).toHaveText('1 view added.');
});

test('people stay pseudonyms in page, link and view until names are turned on for the visit', async () => {
  await openAt(page, '&screen=overrides');
  await painted(page);
  await expect(page.locator('main')).not.toContainText('j.park');
  await page.getByLabel('Show people by name, for this visit only').check();
  await expect(option(/^j\.park:/)).toBeVisible();
  await option(/^j\.park:/).click();
  await painted(page);
  expect(page.url()).not.toContain('park');
  personCode = new URL(page.url()).searchParams.get('p') ?? '';
  expect(personCode).toMatch(/^[0-9a-f]{12}$/);
  ofPerson = await countInView(page);
  await openViews();
  await page.getByLabel('Name this view').fill('one person');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.views-list li')).toHaveCount(2);
  expect(JSON.stringify(await stored())).not.toContain('park');
});

const team = () => page.getByRole('columnheader', { name: 'Team' });

test('the review queue keeps marks in this browser and gives them as JSONL; a column is added to the list', async () => {
  await openAt(page, '&screen=decisions&part=queue');
  await page.locator('.row-open').first().click();
  const drawer = page.getByRole('complementary', { name: 'Decision' });
  await drawer.getByRole('button', { name: 'questioned' }).click();
  await drawer.getByLabel('Note, kept in this browser only').fill('ask the owner');
  await drawer.locator('h3').first().click();
  await expect(page.getByText('1 mark')).toBeVisible();
  const { text } = await textBy('Export as JSONL');
  expect(JSON.parse(text)).toMatchObject({ mark: 'questioned', note: 'ask the owner' });

  await goTo(page, '&screen=decisions');
  await expect(page.locator('.row-open').first()).toBeVisible();
  await expect(team()).toHaveCount(0);
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('dialog', { name: 'Columns' }).getByLabel('Team').check();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(team()).toHaveCount(1);
});

/** Opens a part of What if and waits for its answer. */
async function openPart(part: string): Promise<void> {
  await goTo(page, `&screen=what-if&part=${part}`);
  await expect(page.locator('nav.sub-nav')).toBeVisible();
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
  await expect(page.locator('main h1.verdict')).toBeVisible();
}

test('rules too long for a link are kept in this browser, and that is said', async () => {
  await openPart('policy');
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  const rules = Array.from({ length: 100 }, (_, at) => ({
    id: `rule_${at}`,
    when: { blastRadius: { atLeast: 200 - at } },
    then: 'one_approval',
  }));
  const policy = { format: 'shadowproof-policy/1', name: 'Long', version: '1', rules, otherwise: 'must_not' };
  await page.getByRole('textbox', { name: /as JSON/ }).fill(JSON.stringify(policy));
  await expect(page.getByText('“Long” is too long for a link.')).toBeVisible();
  await expect.poll(() => page.url()).toMatch(/rules=kept\.[0-9a-f]{16}/);
  rulesLink = page.url();
});

test('a new page has the link’s slice and what the browser kept: theme, views, marks, columns, rules; but no name', async () => {
  const link = new URL(rulesLink);
  link.searchParams.set('p', personCode);
  await page.goto(link.href);
  await expect(page.locator('main .eyebrow')).toContainText('“Long”');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(Object.keys(await stored()).sort()).toEqual(
    ['ledger', 'marks', 'preferences', 'report-salt', 'views', 'what-if'].map(
      (each) => `shadowproof.${each}`,
    ),
  );
  await openScreen(page, 'Overrides');
  await painted(page);
  await expect(page.locator('main')).not.toContainText('j.park');
  expect(await countInView(page)).toBe(ofPerson);
  await page.getByRole('button', { name: /^Remove Person/ }).click();
  await expect(page).not.toHaveURL(/[?&]p=/);
  await openViews();
  await page.getByRole('button', { name: 'one person', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`[?&]p=${personCode}`));
  await openViews();
  await page.getByRole('button', { name: 'mail, “cloud” <b>', exact: true }).click();
  await expect(page).toHaveURL(/tm=cloud-team/);
  await painted(page);
  await expect(page.locator('main h1')).toHaveText(ofCloudTeam);

  await goTo(page, '&screen=decisions&part=queue');
  await expect(page.getByText('1 mark')).toBeVisible();
  await goTo(page, '&screen=decisions');
  await expect(page.locator('.row-open').first()).toBeVisible();
  await expect(team()).toHaveCount(1);
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('button', { name: 'Usual ones' }).click();
  await page.keyboard.press('Escape');
  await expect(team()).toHaveCount(0);
});

test('a browser that did not keep the rules of a link says so', async () => {
  await page.evaluate(() => localStorage.clear());
  await page.goto(rulesLink);
  await expect(page.getByText(/is too long for a link and kept in the browser that made it/)).toBeVisible();
  await expect(page.locator('main .eyebrow')).toContainText('“Blast radius”');
});

test('a breaker becomes a proposal: reckoned, listed, downloaded whole, and read back', async () => {
  await openPart('breaker');
  await expect(page.getByText(/Shown to stop more than chance|Not shown to stop more/)).toBeVisible();
  await expect(page.getByText(/200 permutations, seed 1/)).toBeVisible();
  await page.getByRole('button', { name: 'Reckon the evidence' }).click();
  await expect(page.getByRole('button', { name: 'All proposals' })).toBeVisible();
  const { name, text } = await textBy('Export as JSON');
  expect(name).toBe('proposal-containment-breaker-1.json');
  const proposal = JSON.parse(text) as Record<string, unknown>;
  expect(proposal).toMatchObject({
    format: 'shadowproof-proposal/1',
    change: { name: 'Containment breaker' },
  });
  const earlier = proposal.earlier as { actions: number };
  const later = proposal.later as { actions: number };
  expect(earlier.actions + later.actions).toBe((proposal.whole as { actions: number }).actions);
  // Sorted keys and no space: the RFC 8785 form of what holds neither fractions nor letters beyond ASCII.
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, own]) => [key, sorted(own)]),
          )
        : value;
  expect(proposal.change_sha256).toBe(
    createHash('sha256')
      .update(JSON.stringify(sorted(proposal.change)))
      .digest('hex'),
  );
  await page.getByRole('button', { name: 'All proposals' }).click();
  await expect(page.locator('main h1')).toContainText('1 proposal, with its evidence');
  await expect(page.getByText(proposal.change_sha256 as string)).toBeVisible();

  await openPart('breaker');
  const read = async (name: string, content: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import a breaker' }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  };
  await read('edited.json', text.replace('"coolDownHours": 24', '"coolDownHours": 48'));
  await expect(page.getByText(/edited\.json: sha256: this proposal was edited/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Cool-down, hours' })).toHaveValue('24');
});

/** Opens a part of Readiness by its link on the second line, with the keyboard. */
async function openReadiness(title: string): Promise<void> {
  const link = page.getByRole('link', { name: title, exact: true });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(link).toHaveAttribute('aria-current', 'page');
}

test('criteria: a gate and a step are added by keyboard, a file is taken in, and leaving loses nothing', async () => {
  await openSample(page);
  await openReadiness('Criteria');
  const add = page.getByRole('button', { name: 'Add a gate' });
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('summary', { hasText: 'Gate 8' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'What is wrong' })).toContainText('no step uses gate gate_8');
  await page.getByRole('button', { name: 'Add this step' }).focus();
  await page.keyboard.press('Enter');
  await expect(
    page.locator('summary', { hasText: 'read-only analyst to advisory responder, high risk' }),
  ).toBeVisible();

  await openReadiness('Watch');
  await expect(page.getByRole('button', { name: 'Add a gate' })).toHaveCount(0);
  await openReadiness('Criteria');
  await expect(page.locator('summary', { hasText: 'Gate 8' })).toBeVisible();

  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import a file' }).press('Enter');
  const file = (buffer: Buffer) => ({ name: 'ours.json', mimeType: 'application/json', buffer });
  await (await chosen).setFiles(file(Buffer.from('{"gates": []}')));
  await expect(page.getByRole('alert')).toContainText('ours.json');
  const strict = JSON.parse(await readFile('src/readiness/criteria/regulated.json', 'utf8')) as object;
  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import a file' }).press('Enter');
  await (await again).setFiles(file(Buffer.from(JSON.stringify({ ...strict, name: 'Ours' }))));
  await expect(page.getByText('Ours was read and stands first')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ours' }).first()).toHaveAttribute('aria-pressed', 'true');

  // Wherever a verdict is shown they are named, in the link too, and one press goes back.
  await page.getByRole('button', { name: 'Judge by these' }).press('Enter');
  const banner = page.getByRole('status', { name: 'Criteria in force' });
  for (const where of ['Verdicts', 'Watch', 'Plan', 'Report']) {
    await openReadiness(where);
    await expect(banner).toContainText('These verdicts follow other criteria than this release starts with.');
  }
  expect(new URL(page.url()).searchParams.get('criteria')).toMatch(/^[0-9a-f.]+$/);
  await banner.getByRole('button', { name: 'Go back to its criteria' }).press('Enter');
  await expect(banner).toHaveCount(0);
  await expect.poll(() => new URL(page.url()).searchParams.get('criteria')).toBeNull();
});

test('the console hides names wherever they stand, and keeps no statement that holds one', async () => {
  await openAt(page, '&screen=sql');
  const run = async (sql: string) => {
    await page.getByRole('textbox', { name: 'SQL' }).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(sql);
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.sql-status')).toHaveText('');
  };
  const main = page.locator('.sql-main section, .sql-main .state');
  for (const sql of [
    'SELECT DISTINCT reviewer FROM facts WHERE reviewer IS NOT NULL ORDER BY 1',
    "SELECT string_agg(DISTINCT reviewer, ', ') AS everybody FROM facts",
    'SELECT list(DISTINCT reviewer) AS everybody FROM facts',
    "SELECT {'who': upper(any_value(reviewer))} AS one FROM facts WHERE reviewer IS NOT NULL",
    "SELECT 'seenby' || min(reviewer) || 'x' AS one FROM facts",
    "SELECT count(*) AS n FROM facts WHERE reviewer = 'j.park'",
    'PIVOT (SELECT reviewer, agent FROM facts) ON reviewer USING count(*) GROUP BY agent',
    'SELECT CAST(max(reviewer) AS INTEGER) FROM facts',
  ]) {
    await run(sql);
    await expect(main.first()).toBeVisible();
    await expect(main.first()).not.toContainText(/j\.park|t\.okafor|m\.lindqvist/i);
  }
  await run("SELECT min(reviewer) || ', ' || max(reviewer) AS pair FROM facts");
  await expect(page.locator('.sql-result tbody')).toContainText(/R-\w{8}, R-\w{8}/);
  const csv = () => textBy('CSV of these rows');
  await run('SELECT DISTINCT reviewer FROM facts');
  await expect(page.locator('.sql-result')).toContainText('R-');
  expect((await csv()).text).not.toMatch(/j\.park|t\.okafor/);
  const kept = await page.evaluate(() => localStorage.getItem('shadowproof.sql'));
  expect(kept).toContain('string_agg');
  expect(kept).not.toContain('j.park');
  await run("SELECT count(*) AS n FROM facts WHERE reviewer = 'j.park'");
  await page.getByLabel('Name of the statement').fill('of one person');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.sql-main')).toContainText('Not saved: it holds the name of a person');
  expect(await page.evaluate(() => localStorage.getItem('shadowproof.statements'))).toBeNull();
  await run('SELECT DISTINCT reviewer FROM facts');
  await page.keyboard.press('Escape');
  await page.locator('main h1').click();
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('by name');
  await page.keyboard.press('Enter');
  await expect(page.locator('.sql-result')).toContainText('j.park');
  expect(await csv()).toMatchObject({
    name: 'answer-with-names.csv',
    text: expect.stringContaining('j.park') as unknown,
  });
});
