import { describe, expect, it } from 'vitest';
import { searchedText } from '../../../src/app/shell/commands';
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
    const command = {
      id: '',
      group: 'Go to',
      title: '',
      about: aboutOf(place),
      run: () => undefined,
    };
    for (const word of typed.split(' ')) expect(searchedText(command)).toContain(word);
  });
});
