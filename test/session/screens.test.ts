import { describe, expect, it } from 'vitest';
import { readLink, writeLink } from '../../src/session/link';
import { groups, hasOwnLine, navOf } from '../../src/session/nav';
import { linkedPart, type Screen, screens, shownPart } from '../../src/session/screens';
import { startView } from '../../src/session/view';
import { emptySelection } from '../../src/slice/selection/selection';

const link = (screen: 'readiness' | 'decisions', part: string | null) =>
  writeLink({ ...startView, screen, part }, emptySelection);

describe('parts of a screen in a link', () => {
  it('are named only where they are not the first', () => {
    expect(link('readiness', 'controls')).toBe('?screen=readiness&part=controls');
    expect(link('readiness', 'verdicts')).toBe('?screen=readiness');
    expect(link('readiness', null)).toBe('?screen=readiness');
  });

  it('are left out where the screen has no such part', () => {
    expect(link('decisions', 'controls')).toBe('?screen=decisions');
    expect(linkedPart('readiness', 'nothing')).toBeNull();
    expect(shownPart('readiness', 'nothing')?.id).toBe('verdicts');
  });

  it('come back from every link that names one', () => {
    for (const { id } of screens.readiness.parts) {
      const { view, problems } = readLink(link('readiness', id));
      expect(problems).toEqual([]);
      expect(shownPart(view.screen, view.part)?.id).toBe(id);
    }
  });

  it('that name nothing are said, and the rest of the link holds', () => {
    const { view, problems } = readLink('?screen=readiness&part=%3Cb%3E');
    expect(view).toMatchObject({ screen: 'readiness', part: null });
    expect(problems).toEqual(['“part=<b>” names nothing here and was left out.']);
  });
});

describe('the navigation', () => {
  it('lists every screen and every part once, in its group or on a line of its page', () => {
    const listed = groups.flatMap(({ entries }) =>
      entries.flatMap(({ screen, part }) => (part === null ? [`${screen} whole`] : [`${screen} ${part}`])),
    );
    const all = (Object.keys(screens) as Screen[]).flatMap((screen) =>
      hasOwnLine(screen) || screens[screen].parts.length === 0
        ? [`${screen} whole`]
        : screens[screen].parts.map(({ id }) => `${screen} ${id}`),
    );
    expect([...listed].sort()).toEqual([...all].sort());
    expect(groups.map(({ title }) => title)).toEqual(['Decide', 'Explore', 'Records', 'Data']);
  });

  it('names no two of its words alike', () => {
    const titles = groups.flatMap(({ entries }) => entries.map(({ title }) => title));
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each([
    ['readiness', null, 'Decide', 'Verdicts'],
    ['readiness', 'controls', 'Decide', 'Controls'],
    ['report', 'opened', 'Decide', 'Report'],
    ['what-if', 'breaker', 'Explore', 'What if'],
    ['decisions', 'queue', 'Records', 'Review queue'],
    ['load', 'nothing', 'Data', 'Files'],
  ] as const)('shows %s %s under %s, %s', (screen, part, group, title) => {
    const nav = navOf(screen, part);
    expect([nav.group.title, nav.entry.title]).toEqual([group, title]);
  });
});
