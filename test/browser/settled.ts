/** Runs in the page: has the screen its heading, and is nothing of it still being read? */
export function isSettled(): boolean {
  const main = document.querySelector('main');
  if (!main?.querySelector('h1, h2')?.checkVisibility() || main.querySelector('.dim')) return false;
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
    if (/^\s*(Reading\b|being read\s*$)/.test(text.nodeValue ?? '')) return false;
  return true;
}
