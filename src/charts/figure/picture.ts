const svgSpace = 'http://www.w3.org/2000/svg';
const margin = 16;
const footLine = 16;

/** What is not part of the picture: controls, what is laid over a drawing to be pressed, words for readers only. */
const leftOut =
  '.acts, .figfoot, .figopen, .hits, .hit-dot, .vh, .toggles, form, :is(.rest-line, .fignote, .fignotes) button, select, input, label';

/** What style sheets say of a drawing, with what holds where nothing is said. */
const drawn: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linejoin': 'miter',
  'stroke-linecap': 'butt',
  opacity: '1',
  'paint-order': 'normal',
  'text-anchor': 'start',
  'shape-rendering': 'auto',
};
const written = ['font-family', 'font-size', 'font-weight'];

// XML has no place for them, escaped or not.
const noXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const isClear = (colour: string) => colour === 'transparent' || /, 0\)$|\/ 0\)$/.test(colour);
const px = (value: number) => String(Math.round(value * 100) / 100);

function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes))
    element.setAttribute(key, typeof value === 'number' ? px(value) : value);
  return element;
}

/** A drawing of the page as it is: what style sheets say stands on its parts. */
function copyOf(source: SVGSVGElement, left: number, top: number): SVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const pairs = [...source.querySelectorAll('*')].map(
    (from, at) => [from, copy.querySelectorAll('*')[at]!] as const,
  );
  for (const [from, to] of [[source, copy] as const, ...pairs]) {
    const style = getComputedStyle(from);
    if (style.display === 'none' && !from.closest('defs')) {
      to.setAttribute('display', 'none');
      continue;
    }
    for (const [name, usual] of Object.entries(drawn)) {
      const value = style.getPropertyValue(name);
      if (value !== '' && (value !== usual || to.hasAttribute(name))) to.setAttribute(name, value);
    }
    if (from.tagName === 'text' || from.tagName === 'tspan')
      for (const name of written) to.setAttribute(name, style.getPropertyValue(name));
    if (style.visibility !== 'visible') to.setAttribute('visibility', style.visibility);
    for (const name of ['class', 'style', 'tabindex', 'role']) to.removeAttribute(name);
  }
  copy.querySelectorAll('[display="none"]').forEach((each) => each.remove());
  const box = source.getBoundingClientRect();
  copy.setAttribute('x', px(box.left - left));
  copy.setAttribute('y', px(box.top - top));
  copy.setAttribute('width', px(box.width));
  copy.setAttribute('height', px(box.height));
  copy.setAttribute('overflow', 'visible');
  return copy;
}

/** Words as the page breaks them into lines. */
function linesOf(node: Text): { text: string; box: DOMRect }[] {
  const lines: { text: string; box: DOMRect }[] = [];
  const range = document.createRange();
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 3) last.text += ` ${word}`;
    else lines.push({ text: word, box });
  }
  return lines;
}

function textOf(node: Text, parent: Element, left: number, top: number): SVGElement[] {
  const style = getComputedStyle(parent);
  return linesOf(node).map(({ text, box }) => {
    const element = make('text', {
      x: box.left - left,
      // The base line of common faces: four fifths down their height.
      y: box.top - top + box.height * 0.8,
      fill: style.color,
      'font-family': style.fontFamily,
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
    });
    element.textContent = text;
    return element;
  });
}

/** What a box itself shows: its ground and its lines. */
function groundOf(element: Element, left: number, top: number): SVGElement[] {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left - left, box.top - top];
  const parts: SVGElement[] = [];
  // What only the pointer over it shows is no part of the picture.
  if (element.matches('[role="option"]:hover')) return parts;
  if (!isClear(style.backgroundColor) && box.width > 0 && box.height > 0)
    parts.push(
      make('rect', {
        ...{ x, y, width: box.width, height: box.height },
        ...{ rx: Number.parseFloat(style.borderTopLeftRadius) || 0, fill: style.backgroundColor },
      }),
    );
  const sides = [
    ['top', x, y, box.width, 0],
    ['bottom', x, y + box.height, box.width, 0],
    ['left', x, y, 0, box.height],
    ['right', x + box.width, y, 0, box.height],
  ] as const;
  for (const [side, x1, y1, along, down] of sides) {
    const width = Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
    const colour = style.getPropertyValue(`border-${side}-color`);
    if (!(width > 0) || style.getPropertyValue(`border-${side}-style`) === 'none' || isClear(colour))
      continue;
    parts.push(
      make('line', { x1, y1, x2: x1 + along, y2: y1 + down, stroke: colour, 'stroke-width': width }),
    );
  }
  return parts;
}

function put(element: Element, into: SVGElement, left: number, top: number): void {
  if (element.matches(leftOut)) return;
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility !== 'visible') return;
  if (element instanceof SVGSVGElement) return void into.append(copyOf(element, left, top));
  into.append(...groundOf(element, left, top));
  let target = into;
  if (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) {
    // What is out of sight in a box that scrolls is out of the picture.
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left - left, box.top - top];
    const view = [x, y, box.width, box.height].map(px).join(' ');
    target = make('svg', { x, y, width: box.width, height: box.height, viewBox: view, overflow: 'hidden' });
    into.append(target);
  }
  for (const child of element.childNodes) {
    if (child instanceof Text) target.append(...textOf(child, element, left, top));
    else if (child instanceof Element) put(child, target, left, top);
  }
}

/** Words broken into lines of at most so many pixels, at 12 px. */
function broken(words: string, width: number): string[] {
  const most = Math.max(20, Math.floor(width / 6.2));
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * A figure of the page as an SVG file of its own, always light: title, sentence, drawing and note, and under them
 * `source`, what it was made of. It holds no script, no style sheet and no reference to anything outside.
 */
export function pictureOf(figure: Element, source: string): string {
  const root = document.documentElement;
  const theme = root.dataset.theme;
  root.dataset.theme = 'light';
  try {
    const box = figure.getBoundingClientRect();
    const width = Math.ceil(box.width) + 2 * margin;
    const bottom = [...figure.children]
      .filter((child) => !child.matches(leftOut) && getComputedStyle(child).display !== 'none')
      .reduce((low, child) => Math.max(low, child.getBoundingClientRect().bottom), box.top);
    const lines = broken(source.replaceAll(noXml, '\uFFFD'), box.width);
    const under = bottom - box.top + 2 * margin;
    const height = Math.ceil(under + lines.length * footLine + margin);
    const svg = make('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
    const ground = getComputedStyle(root).getPropertyValue('--page').trim() || '#fff';
    svg.append(make('rect', { width, height, fill: ground }));
    put(figure, svg, box.left - margin, box.top - margin);
    const style = getComputedStyle(figure);
    lines.forEach((line, at) => {
      const text = make('text', {
        ...{ x: margin, y: under + (at + 0.8) * footLine, 'font-size': '11px' },
        ...{ fill: style.color, 'fill-opacity': '0.7', 'font-family': style.fontFamily },
      });
      text.textContent = line;
      svg.append(text);
    });
    return `${new XMLSerializer().serializeToString(svg).replaceAll(noXml, '\uFFFD')}\n`;
  } finally {
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
}
