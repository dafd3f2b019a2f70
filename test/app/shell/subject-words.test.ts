import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/app/shell/search/commands';
import { type Found, foundIn } from '../../../src/app/shell/search/found';
import { type Screen, screens } from '../../../src/session/screens';

/** `screen`, or `screen part`. */
function aboutOf(place: string): string {
  const [screen, part] = place.split(' ');
  const { about, parts } = screens[screen as Screen];
  return part === undefined ? about : (parts.find(({ id }) => id === part)?.about ?? '');
}

describe('what screens are about', () => {
  it.each([
    ['chain', 'load integrity'],
    ['tamper', 'load integrity'],
    ['parquet', 'load mapper'],
    ['funnel', 'overrides people'],
    ['near miss', 'overrides reasons'],
    ['small multiples', 'overrides compare'],
    ['kappa', 'outcomes agreement'],
    ['kill switch', 'readiness controls'],
    ['raw', 'decisions'],
    ['late labels', 'outcomes'],
    ['approvals that wait', 'outcomes approval'],
    ['expired approvals', 'outcomes approval'],
    ['rubber stamp', 'outcomes bias'],
    ['altered', 'load integrity'],
  ])('“%s” leads to %s', (typed, place) => {
    const screen: Found = {
      ...{ id: place, group: 'Screens', title: '', about: aboutOf(place) },
      run: () => undefined,
    };
    expect(foundIn([screen], typed, []).flatMap(({ items }) => items)).toEqual([screen]);
  });
});

describe('what is found', () => {
  const named = (group: Found['group'], title: string, about = ''): Found => ({
    ...{ id: title, group, title, about },
    run: () => undefined,
  });
  const titles = (found: ReturnType<typeof foundIn>) =>
    found.map(({ group, items, more }) => [group, items.map(({ title }) => title), more]);

  it('has every word, is grouped by kind, and begins with what begins with the text', () => {
    const all = [
      named('Screens', 'Risk and value'),
      named('Scopes', 'mail, high risk'),
      named('Scopes', 'risky, low'),
    ];
    expect(titles(foundIn(all, 'risk', []))).toEqual([
      ['Screens', ['Risk and value'], 0],
      ['Scopes', ['risky, low', 'mail, high risk'], 0],
    ]);
    expect(titles(foundIn(all, 'high mail', []))).toEqual([['Scopes', ['mail, high risk'], 0]]);
    expect(foundIn(all, 'nothing', [])).toEqual([]);
  });

  it('lists kinds last in which only the explanation has the words', () => {
    const all = [named('Measures', 'Speed', 'seconds by name'), named('Actions', 'Show people by name')];
    expect(foundIn(all, 'by name', []).map(({ group }) => group)).toEqual(['Actions', 'Measures']);
  });

  it('lists eight of a kind and says how many more there are', () => {
    const people = Array.from({ length: 20 }, (_, at) => named('People', `R-${at}`));
    const [group] = foundIn(people, 'r-', []);
    expect(group?.items).toHaveLength(8);
    expect(group?.more).toBe(12);
  });

  it('without a text names no person, scope or release', () => {
    const all = [named('People', 'R-1'), named('Scopes', 'mail'), named('Screens', 'Drift')];
    expect(titles(foundIn(all, ' ', []))).toEqual([['Screens', ['Drift'], 0]]);
  });

  it('lists no screen of logs while none are open', () => {
    const screens = commands().filter(({ group }) => group === 'Screens');
    expect(screens.map(({ title }) => title)).toEqual([...['Files', 'Mapping', 'Integrity', 'What is kept']]);
  });
});
