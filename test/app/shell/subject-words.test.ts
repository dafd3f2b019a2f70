import { describe, expect, it } from 'vitest';
import { searchedText } from '../../../src/app/shell/commands';
import { subjectWords } from '../../../src/app/shell/subject-words';
import { screenParts } from '../../../src/session/parts';
import { screens } from '../../../src/session/view';

describe('what screens are about', () => {
  const places = screens.flatMap((screen) => [
    screen,
    ...(screenParts[screen] ?? []).slice(1).map(({ id }) => `${screen} ${id}` as const),
  ]);
  it('is said of every screen and part, and of nothing else', () =>
    expect(Object.keys(subjectWords).sort()).toEqual([...places].sort()));

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
    const command = {
      id: '',
      group: 'Go to',
      title: '',
      about: subjectWords[place as keyof typeof subjectWords] ?? '',
      run: () => undefined,
    };
    for (const word of typed.split(' ')) expect(searchedText(command)).toContain(word);
  });
});
