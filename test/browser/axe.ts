import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The rules in force whose answer rests on colours; all others see the same page in every theme. By name: the tag
 * `cat.color` would also switch on rules that are off (`color-contrast-enhanced`, AAA).
 */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** What axe keeps of a colour; its types leave it out. */
interface Colour {
  r: number;
  g: number;
  b: number;
  alpha: number;
  parseString(this: Colour, text: string): Colour;
}

/** Most of axe's time goes into reading colours, the same few texts thousands of times: each is read once a page. */
function readColoursOnce(): void {
  const { color } = window.axe!.commons as unknown as { color: { Color: { prototype: Colour } } };
  const { prototype } = color.Color;
  const parse = prototype.parseString;
  const known = new Map<string, Pick<Colour, 'r' | 'g' | 'b' | 'alpha'>>();
  prototype.parseString = function (text) {
    const { r, g, b, alpha } = known.get(text) ?? parse.call(this, text);
    known.set(text, { r, g, b, alpha });
    return Object.assign(this, { r, g, b, alpha });
  };
}

/**
 * What axe finds wrong, one line a rule, and how many rules were met. Frames are left out: those of this app let no
 * script in. With `only: 'colours'` the rules about colours alone, for a page that was examined in another theme.
 */
export async function axeOf(page: Page, only: 'all' | 'colours' = 'all') {
  if (await page.evaluate(() => window.axe === undefined)) {
    await page.evaluate(source);
    await page.evaluate(readColoursOnce);
  }
  return page.evaluate(
    async (rules) => {
      const { violations, passes } = await window.axe!.run(
        { exclude: ['iframe'] },
        { resultTypes: ['violations'], ...(rules === null ? {} : { runOnly: rules }) },
      );
      return {
        said: violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')} (${nodes.length})`),
        passes: passes.length,
      };
    },
    only === 'all' ? null : ofColours,
  );
}
