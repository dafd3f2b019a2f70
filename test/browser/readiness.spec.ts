import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { pictured, wordsOf } from '../tools/pictures';
import { follow, openSample, sampleLink, settled } from './open';

/** Opens a part of Readiness by its link on the second line, with the keyboard. */
async function openPart(page: Page, title: string): Promise<void> {
  const link = page.getByRole('link', { name: title, exact: true });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(link).toHaveAttribute('aria-current', 'page');
}

test('the gate self-test judges made logs off the main thread and names what passes', async ({
  sample: page,
}) => {
  test.setTimeout(300_000);
  await openSample(page);
  await openPart(page, 'Self-test');
  await expect(page.getByRole('progressbar', { name: 'Logs judged' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /The gates catch .*\d+ deliberate errors/,
    {
      timeout: 240_000,
    },
  );
  await expect(page.getByRole('region', { name: 'Mutants' })).toContainText(
    'The agent labels its own wrong decision',
  );
});

test('README shows this page as it is', async ({ sample: page }) => {
  const picture = await readFile('.readme/readiness.png');
  const taken = JSON.parse(await readFile('.readme/readiness.json', 'utf8')) as Record<
    'sha256' | 'words',
    string
  >;
  expect(createHash('sha256').update(picture).digest('hex')).toBe(taken.sha256);
  await page.setViewportSize(pictured);
  await openSample(page);
  await settled(page);
  // Where the words differ: npm run pictures.
  expect(await page.locator('main').evaluate(wordsOf)).toBe(taken.words);
});

test('the verdicts are handed out as an in-toto test result', async ({ sample: page }) => {
  await openSample(page);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the verdicts as an in-toto test result' }).press('Enter');
  const download = await waiting;
  const made = JSON.parse(await readFile(await download.path(), 'utf8')) as {
    predicateType: string;
    predicate: { result: string; warnedTests: string[]; failedTests: string[] };
  };
  expect(made.predicateType).toBe('https://in-toto.io/attestation/test-result/v0.1');
  expect(made.predicate.result).toBe('FAILED');
  // Fourteen decisions of the sample are lost.
  expect(made.predicate.warnedTests).toHaveLength(2);
  expect(made.predicate.failedTests).toHaveLength(8);

  const stored = () =>
    page.evaluate(async () => [
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      String((await indexedDB.databases()).length),
    ]);
  const before = await stored();
  for (const [key, open, curve] of [
    ['ed25519.pem', 'ed25519.pub.pem', 'Ed25519'],
    ['ecdsa.pem', 'ecdsa.pub.pem', 'P-256'],
  ] as const) {
    const signing = page.waitForEvent('download');
    await page.locator('.statement input[type="file"]').setInputFiles(`test/fixtures/keys/${key}`);
    const file = await (await signing).path();
    const envelope = JSON.parse(await readFile(file, 'utf8')) as {
      payload: string;
      signatures: { keyid: string; sig: string }[];
    };
    // The same statement, byte for byte, and a signature that OpenSSL takes.
    const payload = Buffer.from(envelope.payload, 'base64');
    expect(JSON.parse(payload.toString())).toEqual(made);
    const message = Buffer.from(`DSSEv1 28 application/vnd.in-toto+json ${payload.length} ${payload}`);
    const publicKey = createPublicKey(await readFile(`test/fixtures/keys/${open}`));
    const [{ keyid, sig }] = envelope.signatures as [{ keyid: string; sig: string }];
    const how = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    const hash = curve === 'P-256' ? 'sha256' : null;
    expect(verify(hash, message, how, Buffer.from(sig, 'base64')), curve).toBe(true);
    expect(verify(hash, message.subarray(1), how, Buffer.from(sig, 'base64')), curve).toBe(false);
    if (curve === 'Ed25519' && spawnSync('openssl', ['version']).status === 0) {
      const [signed, by] = [`${file}.message`, `${file}.sig`];
      await writeFile(signed, message);
      await writeFile(by, Buffer.from(sig, 'base64'));
      const publicFile = `test/fixtures/keys/${open}`;
      const told = spawnSync(
        'openssl',
        ['pkeyutl', '-verify', '-pubin', '-inkey', publicFile, '-rawin', '-in', signed, '-sigfile', by],
        { encoding: 'utf8' },
      );
      expect(told.stdout).toContain('Signature Verified Successfully');
    }
    expect(keyid).toBe(
      createHash('sha256')
        .update(publicKey.export({ type: 'spki', format: 'der' }))
        .digest('hex'),
    );
    // As the command that verifies says it: signed, and a test failed.
    const keys = ['--keys', `test/fixtures/keys/${open}`];
    const said = spawnSync(process.execPath, ['test/tools/run.mjs', 'src/cli/verify.ts', file, ...keys], {
      encoding: 'utf8',
    });
    expect([said.status, said.stderr]).toEqual([2, '']);
    await expect(page.locator('.statement [role="status"]')).toContainText('The key was not kept');
  }
  expect(await stored()).toEqual(before);
  for (const [key, why] of [
    ['ed25519.pub.pem', 'holds no private key'],
    ['ed25519-encrypted.pem', 'This key is encrypted'],
    ['ssh-ed25519', 'a key for ssh'],
    ['ecdsa-sec1.pem', 'in its older form'],
  ] as const) {
    await page.locator('.statement input[type="file"]').setInputFiles(`test/fixtures/keys/${key}`);
    await expect(page.locator('.statement [role="status"]')).toContainText(why);
  }
});

test('every part of Readiness is walked with the keyboard alone, and focus is always seen', async ({
  sample: page,
}) => {
  await openSample(page);
  for (const id of ['Verdicts', 'Criteria', 'Plan', 'Watch', 'Controls', 'Self-test', 'Risk and value']) {
    await openPart(page, id);
    await settled(page);
    const seen = new Set<string>();
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement | null;
        if (!at || at === document.body) return null;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
        const within = at.closest('[data-focus-visible]');
        const ring = outlineStyle !== 'none' && outlineWidth !== '0px';
        const name = `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent.slice(0, 40)}`;
        return { name, isSeen: ring || boxShadow !== 'none' || within !== null };
      });
      if (found === null) continue;
      seen.add(found.name);
      expect(found.isSeen, `${id}: ${found.name}`).toBe(true);
    }
    expect(seen.size, id).toBeGreaterThan(3);
  }
});

test('each missing record opens the line that names it, people by pseudonym', async ({ sample: page }) => {
  await openSample(page);
  const note = page.getByRole('region', { name: 'Missing records' });
  await expect(note.getByRole('heading')).toHaveText(/^14 records are missing/);
  await note.locator('summary').first().press('Enter');
  await note.getByText('Where', { exact: true }).first().press('Enter');
  const place = note.getByRole('button', { name: /^audit\.jsonl\.gz, line / }).first();
  const [, id = ''] = (await place.innerText()).split(': ');
  await place.press('Enter');
  await expect(place).toHaveAttribute('aria-expanded', 'true');
  await expect(note.locator('pre')).toContainText(`"decision_id":"${id}"`);
  await expect(note.locator('pre')).not.toContainText(/[a-z]\.(park|lindqvist|rossi|petrov|verma|costa)/);
});

test('it opens on the question; a scope opens beside the list, and its memo starts from it, by keyboard alone', async ({
  sample: page,
}) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSample(page);
  await expect(page.locator('main .question')).toHaveText(
    'May this agent act alone, where, and what speaks against it?',
  );
  // What needs a person first: the line that must step down; the eligible ones say what speaks against them.
  const cells = page.locator('.matrix .cell button');
  await expect(cells.first()).toContainText('Step down');
  const eligible = page.locator('.matrix .cell', { hasText: /Eligible, \d+ warnings/ }).first();
  await expect(eligible).toContainText('hash chain broken at 1 of 6,239');
  await expect(eligible).toContainText('2 of 48');
  await eligible.getByRole('button').focus();
  const before = await page.evaluate(() => scrollY);
  await eligible.getByRole('button').press('Enter');
  const panel = page.getByRole('complementary', { name: /^May agent-sentry act alone on / });
  await expect(panel).toContainText('Yes, at low risk');
  await expect(panel.getByRole('heading', { name: 'Speaks against' })).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBe(before);
  const [list, side] = await Promise.all([page.locator('.matrix'), panel].map((each) => each.boundingBox()));
  expect(side!.x).toBeGreaterThan(list!.x + list!.width);
  // On the way, verdicts, warnings and the memo take three screens of a phone, and the evidence opens on demand.
  await page.setViewportSize({ width: 390, height: 844 });
  const fold = page.locator('.phone-fold');
  await expect(fold).not.toHaveAttribute('open');
  expect(
    await panel
      .getByRole('link', { name: 'Write the memo' })
      .evaluate((link) => link.getBoundingClientRect().bottom + scrollY),
  ).toBeLessThanOrEqual(3 * 844);
  await panel.getByRole('button', { name: 'Read the evidence' }).press('Enter');
  await expect(page.locator('.gates').first()).toBeInViewport();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(fold).toHaveCount(0);
  await panel.getByRole('link', { name: 'Write the memo' }).press('Enter');
  await expect(page.getByRole('group', { name: 'Covers these scopes' }).locator('input:checked')).toHaveCount(
    1,
  );
  // The preview stays while the decision lacks something, and what it lacks is said at its field.
  await expect(page.getByText('Write who decided.').first()).toBeVisible();
  await expect(page.locator('iframe.paper')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Save the report' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Decided by' }).fill('A. Lead');
  await expect(page.getByRole('button', { name: 'Save the report' })).toBeEnabled();
  const memo = page.frameLocator('iframe.paper').getByRole('heading', { level: 1 });
  await expect(memo).toContainText('agent-sentry stays at the present tier');
});

test('a ruling is saved as a line for the logs, on a page without HTTPS too', async ({ page }) => {
  // Such a page has chance, and makes no UUIDs of it.
  await page.addInitScript(() => Object.defineProperty(crypto, 'randomUUID', { value: undefined }));
  await openSample(page);
  await follow(page, `${sampleLink}&screen=readiness&part=ruling`);
  await page.getByRole('button', { name: /Decision$/ }).press('Enter');
  await page.getByRole('option', { name: /^Lift the trip/ }).press('Enter');
  await page.getByRole('textbox', { name: /^Reason/ }).fill('The rule was wrong. It is mended.');
  await page.getByRole('textbox', { name: 'Who decides' }).fill('A. Lead');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the decision' }).press('Enter');
  const record = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as Record<string, string>;
  expect(record).toMatchObject({ event_type: 'control', actor: 'A. Lead' });
  expect(record.event_id).toMatch(/^ruling-[0-9a-f]{32}$/);
  await expect(page.getByText('Saved ruling.jsonl.')).toBeVisible();
});
