import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { drawingsOfBlock, writeSvg } from '../../src/report/forms/drawings';
import { paperStyles } from '../../src/report/paper/styles';
import { Block } from '../../src/report/paper/Section';
import { galleryBlocks, galleryKinds } from './blocks';

export const pictureFolder = path.resolve('test/gallery/pictures');

/** Where the page goes: a folder that git leaves out. */
const pageFolder = path.resolve('.cache/gallery');

/** Each block on the paper of a report, as HTML. */
export const blockMarkup = (block: Parameters<typeof Block>[0]['block']): string =>
  renderToStaticMarkup(<Block block={block} />);

/** The drawings of every kind and state, by file name. What has nothing to draw has none. */
export function pictures(): Map<string, string> {
  const found = new Map<string, string>();
  for (const kind of galleryKinds)
    for (const block of galleryBlocks(kind)) {
      // One drawing a block shows its look; further scopes look alike.
      const [first] = drawingsOfBlock(block);
      if (first === undefined) continue;
      const svg = writeSvg({ ...first, name: block.id }).replaceAll('><', '>\n<');
      found.set(`${block.id.replaceAll('_', '-')}.svg`, svg);
    }
  return found;
}

/** Every kind in every state on one page, in the light or the dark look; a window of 390 pixels shows the phone’s. */
export function galleryPage(theme: 'light' | 'dark'): string {
  const sections = galleryKinds.map((kind) => {
    const blocks = galleryBlocks(kind).map(
      (block) => `<div data-block="${block.id}">${blockMarkup(block)}</div>`,
    );
    return `<section aria-labelledby="${kind}"><h2 id="${kind}">${kind}</h2>${blocks.join('\n')}</section>`;
  });
  return `<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gallery of blocks, ${theme}</title>
<style>${paperStyles.join('\n')}</style>
</head>
<body>
<main>
<h1>Every kind of block in every state</h1>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

/** The page that shows the others side by side: light, dark, on a phone. */
const frames = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Gallery</title>
<style>body { margin: 0; display: flex; height: 100vh } iframe { border: 0; height: 100%; flex: 1 } .phone { flex: 0 0 390px }</style>
</head><body>
<iframe title="Light" src="light.html"></iframe>
<iframe title="Dark" src="dark.html"></iframe>
<iframe title="On a phone" class="phone" src="light.html"></iframe>
</body></html>
`;

/**
 * Writes the page and the pictures that tests compare with: `git diff` shows what has changed. With `--page` the
 * page alone.
 */
export function main(args: readonly string[]): Promise<number> {
  mkdirSync(pageFolder, { recursive: true });
  for (const theme of ['light', 'dark'] as const)
    writeFileSync(path.join(pageFolder, `${theme}.html`), galleryPage(theme));
  writeFileSync(path.join(pageFolder, 'index.html'), frames);
  if (args.includes('--page')) return Promise.resolve(0);
  mkdirSync(pictureFolder, { recursive: true });
  for (const name of readdirSync(pictureFolder)) rmSync(path.join(pictureFolder, name));
  for (const [name, svg] of pictures()) writeFileSync(path.join(pictureFolder, name), svg);
  process.stdout.write(
    `${path.join(pageFolder, 'index.html')}\n${String(pictures().size)} pictures in ${pictureFolder}\n`,
  );
  return Promise.resolve(0);
}
