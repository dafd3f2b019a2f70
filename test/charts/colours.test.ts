import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/charts/look/tokens.css', 'utf8');

/** Custom properties of the block that follows `opening`. */
function tokensAfter(opening: string): Record<string, string> {
  const start = css.indexOf(opening);
  if (start < 0) throw new Error(`no block ${opening}`);
  const body = css.slice(css.indexOf('{', start + opening.length - 1) + 1);
  const block = body.slice(0, body.indexOf('}'));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((m) => [m[1], m[2]]));
}

/** WCAG 2.2 relative luminance of #rrggbb. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [x = 0, y = 0] = [luminance(a), luminance(b)].sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
}

const light = tokensAfter(':root {');
const dark = tokensAfter(":root[data-theme='dark'] {");
const darkBySystem = tokensAfter(":root:not([data-theme='light']) {");

const grounds = ['page', 'surface', 'sunken'];
const texts = ['ink', 'ink-2', 'ink-3'];
const marks =
  'agent human truth wrong override rollback within eligible notyet stepdown notmeasurable unresolved baseline candidate'.split(
    ' ',
  );
const washes =
  'agent human wrong override rollback within unresolved eligible notyet stepdown baseline candidate'.split(
    ' ',
  );

it('reckons contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

it('has one dark set, written twice because CSS needs it twice', () => {
  expect(Object.keys(dark).length).toBeGreaterThan(30);
  expect(darkBySystem).toEqual(dark);
});

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s', (_, set) => {
  const colour = (name: string): string => {
    const hex = set[name];
    if (!hex) throw new Error(`no colour --${name}`);
    return hex;
  };
  it.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    'text %s on %s reaches 4.5',
    (text, ground) => expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5),
  );
  it.each(marks.flatMap((mark) => grounds.map((ground) => [mark, ground] as const)))(
    'mark %s on %s reaches 3',
    (mark, ground) => expect(contrast(colour(mark), colour(ground))).toBeGreaterThanOrEqual(3),
  );
  it.each(washes)('ink and second ink are text on the wash of %s', (name) => {
    expect(contrast(colour('ink'), colour(`${name}-wash`))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('ink-2'), colour(`${name}-wash`))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(['worse-1', 'worse-2', 'better-1', 'better-2'])('ink is text on %s', (fill) =>
    expect(contrast(colour('ink'), colour(fill))).toBeGreaterThanOrEqual(4.5),
  );
  it.each([
    ['agent-on', 'agent', 4.5],
    ['human-on', 'human', 4.5],
    ['stepdown-on', 'stepdown', 4.5],
  ] as const)('%s is text on %s', (text, ground, least) =>
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(least),
  );
  it('tells the 14 marks apart by value', () => {
    expect(new Set(marks.map(colour)).size).toBe(14);
  });
});
