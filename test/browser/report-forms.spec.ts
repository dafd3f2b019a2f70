import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { openCompose } from './report-compose';

/** The size that a PNG states, and how many of its pixels are neither white nor see-through. */
async function inkOf(page: Page, png: Buffer) {
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    const { data } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let ink = 0;
    const colours = new Set<number>();
    for (let at = 0; at < data.length; at += 4) {
      const [red = 255, green = 255, blue = 255, alpha = 0] = [
        data[at],
        data[at + 1],
        data[at + 2],
        data[at + 3],
      ];
      if (alpha < 128 || red + green + blue > 740) continue;
      ink += 1;
      colours.add((red >> 4) * 256 + (green >> 4) * 16 + (blue >> 4));
    }
    return { width: canvas.width, height: canvas.height, ink, colours: colours.size };
  }, png.toString('base64'));
}

test('every kind of drawing is saved as PNG: it decodes, is twice as large as its SVG, and is not blank', async ({
  sample: page,
}) => {
  await openCompose(page);
  await page.getByRole('button', { name: 'Other forms' }).click();
  const [oscal] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'OSCAL assessment results' }).click(),
  ]);
  const written = readFileSync(await oscal.path(), 'utf8');
  expect(written.match(/"target-id"/g)).toHaveLength(44);
  await page.getByText(/Of 44.controls of frameworks/).click();
  const controls = page.getByRole('table', {
    name: 'Controls of frameworks, and what this report shows of them',
  });
  await expect(controls.getByRole('row', { name: /au-9 Protection of Audit Information/ })).toContainText(
    'Contradicted',
  );
  await expect(controls.getByRole('row', { name: /ASI04 Agentic Supply Chain/ })).toContainText(
    'Not evidenced',
  );
  await page.getByText(/\d+ drawings/).click();
  const save = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^\d\d-[a-z0-9-]+\.(png|svg)$/);
    return readFileSync(await download.path());
  };
  for (const title of [
    'Gates of agent-sentry, endpoint-containment, low risk',
    'Measures against the truth and the policy',
    'How every decision ended',
    'Every measure of every bundle against the one before',
    'The same cases in both bundles',
    'Other cases, or a changed agent?',
    'Rollback rate by bundle, agent-warden',
  ]) {
    const png = await save(`${title} as PNG`);
    const svg = (await save(`${title} as SVG`)).toString('utf8');
    expect(png.subarray(0, 8).toString('latin1'), title).toBe('\x89PNG\r\n\x1a\n');
    const [, width = '0', height = '0'] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const found = await inkOf(page, png);
    expect([found.width, found.height], title).toEqual([2 * Number(width), 2 * Number(height)]);
    // A title, labels and marks: far more than a stray line, in more than one grey, far less than a filled page.
    expect(found.ink, title).toBeGreaterThan(4000);
    expect(found.colours, title).toBeGreaterThan(8);
    expect(found.ink, title).toBeLessThan(found.width * found.height * 0.4);
  }
});
