import { expect, type Page } from '@playwright/test';
import { groups, hasOwnLine, type NavEntry } from '../../src/session/nav';
import { screens } from '../../src/session/screens';
import { isSettled } from './settled';

export const sampleLink = '?load=sample-data/manifest.json';

/** Pages on which the sample is read already: links are followed there without reading it again. */
export const inPlace = new WeakSet<Page>();

/** Changes the address alone, as the browser’s own buttons do. */
export const follow = (page: Page, search: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, search);

/** Follows a link to the sample: in place where it is open already. */
export async function goTo(page: Page, more: string): Promise<void> {
  if (!inPlace.has(page)) await page.goto(`${sampleLink}${more}`);
  else await follow(page, `${sampleLink}${/[&]screen=/.test(more) ? '' : '&screen=readiness'}${more}`);
}

/** Opens a link to the sample and waits until the bar counts what is in view. */
export async function openAt(page: Page, more = ''): Promise<void> {
  await goTo(page, more);
  await expect(inView(page)).toContainText('in view');
}

/** Opens a link to the sample and waits for the first verdict. */
export async function openSample(page: Page, more = ''): Promise<void> {
  await goTo(page, more);
  await expect(page.locator('main h1')).toContainText(/eligible|Decisions|overrode|human decision/);
}

export const screenLink = (page: Page, title: string) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: title, exact: true });

/** Opens a screen by its word on the second line: its group first, where another one is open. */
export async function openScreen(page: Page, title: string): Promise<void> {
  const group = groups.find(({ entries }) => entries.some((entry) => entry.title === title));
  if (group === undefined) throw new RangeError(`no group lists ${title}`);
  const opener = page
    .getByRole('navigation', { name: 'Groups' })
    .getByRole('link', { name: group.title, exact: true });
  if ((await opener.getAttribute('aria-current')) === null) await opener.click();
  await screenLink(page, title).click();
}

export const inView = (page: Page) => page.locator('.filters .count');

/** Waits until the count has come and gives it. */
export async function countInView(page: Page): Promise<number> {
  await expect(inView(page)).toContainText('in view');
  await expect(inView(page)).not.toHaveClass(/dim/);
  const text = await inView(page).locator('b').first().innerText();
  return Number(text.replaceAll(',', ''));
}

/** Waits until nothing of the screen is still being read; asks at every frame, so that nothing waits for the next look. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(isSettled, undefined, { timeout: 60_000 });
}

/** Waits until the charts of Overrides show all that is asked of them. */
export const painted = (page: Page) =>
  page.waitForFunction(() => {
    const cross = document.querySelector<HTMLElement>('.cross')?.dataset;
    return cross !== undefined && cross.painted === cross.wanted && cross.depth === 'full';
  });

/** Opens a word of the second line and, one after the other, each part of it that its own page lists. */
export async function everyPart(
  page: Page,
  { screen, part, title }: NavEntry,
  visit: (where: string) => Promise<void>,
): Promise<void> {
  const { parts } = screens[screen];
  const arrived = async (id: string | undefined) => {
    const shown = `main[data-screen="${screen}"]${id === undefined ? '' : `[data-part="${id}"]`}`;
    await expect(page.locator(shown)).toBeVisible();
    await settled(page);
  };
  await openScreen(page, title);
  await arrived(part ?? parts[0]?.id);
  await visit(title);
  const links = page.locator('main nav').getByRole('link');
  if (!hasOwnLine(screen)) {
    await expect(links).toHaveCount(0);
    return;
  }
  await expect(links).toHaveText(parts.map((each) => each.title));
  for (const each of parts.slice(1)) {
    await page.locator('main nav').getByRole('link', { name: each.title, exact: true }).click();
    await arrived(each.id);
    await visit(`${title}, ${each.title}`);
  }
}
