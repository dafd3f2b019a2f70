import { generateKeyPairSync, sign } from 'node:crypto';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { Chain } from '../../sample-data/chain';
import type { LogRecord } from '../../src/records/record';
import { openScreen, screenLink } from './open';
import { decision, file } from './records';

const chain = new Chain('ledger');
const sealed = Array.from({ length: 6 }, (_, at) =>
  JSON.stringify(chain.seal(decision(at + 1) as unknown as LogRecord)),
);
const checkpoint = chain.checkpoint('2026-03-20T12:00:00Z');

/** Opens a log, in place of one that is open, and looks at its chains. */
async function openIntegrity(
  page: Page,
  name: string,
  lines: readonly string[],
  kept: readonly unknown[] = [],
) {
  await openScreen(page, 'Files');
  const checkpoints = kept.length === 0 ? [] : [file('kept.jsonl', kept)];
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([file(name, lines), ...checkpoints]);
  await expect(page.locator('.prov')).toContainText(name);
  await openScreen(page, 'Files');
  await openScreen(page, 'Integrity');
  await expect(page.getByRole('heading', { name: 'Hash chains' })).toBeVisible();
}

const swapped = [...sealed];
[swapped[2], swapped[3]] = [sealed[3]!, sealed[2]!];
const tampered: readonly (readonly [what: string, lines: readonly string[], found: RegExp])[] = [
  [
    'one byte flipped',
    sealed.with(2, sealed[2]!.replace('host-3', 'host-2')),
    /5 of 6 records valid; first break at line\s3 of log\.jsonl: its content does not fit its fingerprint/,
  ],
  [
    'one line deleted',
    sealed.toSpliced(2, 1),
    /4 of 5 records valid; first break at line\s3 of log\.jsonl: 1 record before it is missing/,
  ],
  [
    'two lines swapped',
    swapped,
    /5 of 6 records valid; first break at line\s[34] of log\.jsonl: it stands elsewhere/,
  ],
  [
    'one line repeated',
    sealed.toSpliced(3, 0, sealed[2]!),
    /6 of 7 records valid; first break at line\s4 of log\.jsonl: it repeats another line/,
  ],
];

test('what was changed is named at its line; a cut tail is seen only with a checkpoint', async ({
  files: page,
}) => {
  for (const [what, lines, found] of tampered) {
    const name = `${what.replaceAll(' ', '-')}.jsonl`;
    await openIntegrity(page, name, lines);
    // Numbers and their nouns are held together by spaces that do not break.
    const said = new RegExp(found.source.replace('log\\.jsonl', name).replaceAll(' ', '\\s'));
    await expect(page.locator('main'), what).toContainText(said, { timeout: 15_000 });
  }
  const cut = sealed.slice(0, 4);
  await openIntegrity(page, 'cut.jsonl', cut);
  await expect(page.locator('main')).toContainText(/4 of 4\srecords valid\./);
  await expect(page.locator('main')).toContainText('a cut-off tail and a rebuilt chain go unseen');
  await openIntegrity(page, 'cut-again.jsonl', cut, [checkpoint]);
  await expect(page.locator('main')).toContainText('not to be rebuilt, since records they cover are missing');
  await expect(page.locator('main')).toContainText('whoever rewrites everything can rebuild it');

  // Proofs of other tools, with the key of their log.
  const foreign = (name: string) => path.join('test/intake/integrity/foreign', name);
  const chosen = page.getByLabel('Exports, proofs and keys of other tools');
  await chosen.setInputFiles(['rekor.json', 'rekor.pem', 'agent-governance.json'].map(foreign));
  const said = page.locator('main');
  await expect(said).toContainText(/rekor\.json, proof in a tree of 7\sentries: verified\./);
  await expect(said).toContainText(/agent-governance\.json, log of 8\sentries: consistent, not verified\./);
});

test('by keyboard: a refused signature stands on the screen and against the control', async ({
  files: page,
}) => {
  const keys = generateKeyPairSync('ed25519');
  // The key signs another claim than the checkpoint makes.
  const value = sign(null, Buffer.from('another claim'), keys.privateKey).toString('base64');
  const signed = { ...checkpoint, signatures: [{ value }] };
  await openIntegrity(page, 'log.jsonl', sealed, [signed]);
  const tab = async (reached: () => Promise<boolean>) => {
    for (let at = 0; at < 60; at++) {
      await page.keyboard.press('Tab');
      if (await reached()) return;
    }
    throw new Error('not reached by the Tab key');
  };
  const isFocused = (label: string) =>
    page.evaluate(
      (wanted) =>
        document.activeElement?.id === wanted || document.activeElement?.textContent?.trim() === wanted,
      label,
    );
  await tab(() => isFocused('keys'));
  await page.keyboard.insertText(String(keys.publicKey.export({ format: 'pem', type: 'spki' })));
  await tab(() => isFocused('Check signatures'));
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toContainText('1 with a signature that the key refuses');
  await expect(page.locator('main')).toContainText(/First refused at line 1 of kept\.jsonl/);

  await page.getByRole('link', { name: 'Decide', exact: true }).focus();
  await page.keyboard.press('Enter');
  await screenLink(page, 'Controls').focus();
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: /Hash chain unbroken/ });
  await expect(row).toContainText('0 signatures confirmed, 1 refused');
  await expect(row).toContainText(/contradicted/i);
});
