import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

declare global {
  interface Window {
    axe?: typeof axe;
    distinctTexts?: () => Element[];
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
 * Elements with a text of their own, two of each look: same tag, class, colour and type, in elements of the same tags,
 * classes and backgrounds up to the page. What repeats in rows by the thousand is examined twice.
 */
function distinctTexts(): Element[] {
  const chains = new Map<string, number>();
  const known = new WeakMap<Element, number>();
  const chainOf = (element: Element | null): number => {
    if (element === null) return 0;
    const found = known.get(element);
    if (found !== undefined) return found;
    const { backgroundColor, backgroundImage, opacity, position, zIndex, filter } = getComputedStyle(element);
    const look = `${chainOf(element.parentElement)} ${element.tagName}.${element.getAttribute('class')}`;
    const key = `${look} ${backgroundColor} ${backgroundImage} ${opacity} ${position} ${zIndex} ${filter}`;
    const chain = chains.get(key) ?? chains.size + 1;
    chains.set(key, chain);
    known.set(element, chain);
    return chain;
  };
  const hasText = (element: Element) =>
    element.matches('input, textarea, select, a') ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
  const seen = new Map<string, number>();
  return [...document.body.querySelectorAll('*')].filter((element) => {
    if (!hasText(element) || !element.checkVisibility()) return false;
    const { color, fontSize, fontWeight, textShadow, textDecoration } = getComputedStyle(element);
    const key = `${chainOf(element)} ${color} ${fontSize} ${fontWeight} ${textShadow} ${textDecoration}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return times < 2;
  });
}

/**
 * What axe finds wrong, one line a rule, and how many rules were met. Frames are left out: those of this app let no
 * script in. With `only: 'colours'` the rules about colours alone, for a page that was examined in another theme.
 */
export async function axeOf(page: Page, only: 'all' | 'colours' = 'all') {
  if (await page.evaluate(() => window.axe === undefined)) {
    await page.evaluate(source);
    await page.evaluate(readColoursOnce);
    await page.evaluate(`window.distinctTexts = ${distinctTexts.toString()}`);
  }
  return page.evaluate(
    async ({ colours, isWhole }) => {
      const resultTypes = ['violations' as const];
      const exclude = ['iframe'];
      const off = Object.fromEntries(colours.map((id) => [id, { enabled: false }]));
      const results = isWhole ? [await window.axe!.run({ exclude }, { resultTypes, rules: off })] : [];
      const include = window.distinctTexts!();
      if (include.length > 0)
        results.push(await window.axe!.run({ include, exclude }, { resultTypes, runOnly: colours }));
      return {
        said: results.flatMap(({ violations }) =>
          violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')} (${nodes.length})`),
        ),
        passes: results.reduce((sum, { passes }) => sum + passes.length, 0),
      };
    },
    { colours: ofColours, isWhole: only === 'all' },
  );
}
