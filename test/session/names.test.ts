import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { distinctStarts, personNames } from '../../src/records/person-names';
import { personCode, pseudonym, takePeople, takeSalt, useNames, useSalt } from '../../src/session/names';

const salt = 'a salt of the team, 2026';
const digestOf = (uid: string) => createHmac('sha256', salt).update(uid).digest('hex');

describe('names of people', () => {
  it('are the same on screen, in a report and on the command line under one salt', () => {
    expect(takeSalt(` ${salt}\n`)).toBeNull();
    expect(personCode('j.park')).toBe(digestOf('j.park').slice(0, 8));
    expect(pseudonym('j.park')).toBe(`R-${personCode('j.park')}`);
    expect(personNames(`${salt}\n`)('j.park')).toBe(personCode('j.park'));
    expect(takeSalt('another salt of the team')).toBeNull();
    expect(personCode('j.park')).not.toBe(digestOf('j.park').slice(0, 8));
  });

  it('tell people apart, and are others under a salt that a browser draws for itself', () => {
    const people = Array.from({ length: 200 }, (_, at) => `analyst-${at}`);
    takeSalt(salt);
    const names = people.map(pseudonym);
    expect(new Set(names).size).toBe(200);
    useSalt.setState({ salt: '' });
    const drawn = people.map(pseudonym);
    expect(drawn.filter((name, at) => name === names[at])).toEqual([]);
    expect(people.map(pseudonym)).toEqual(drawn);
    expect(useSalt.getState().salt).toMatch(/^[0-9a-f]{64}$/);
  });

  it('grow where two would be alike, and only there', () => {
    const digests = [
      ['a', '0123456789abcdef'],
      ['b', '0123456789ab0000'],
      ['c', 'ffffffffffffffff'],
      // The same person twice.
      ['c', 'ffffffffffffffff'],
    ] as const;
    expect(Object.fromEntries(distinctStarts(digests))).toEqual({
      a: '0123456789abc',
      b: '0123456789ab0',
      c: 'ffffffff',
    });
  });

  it('are longer for everybody where they are too many to compare', () => {
    const everyone = Array.from({ length: 20_001 }, (_, at) => `p${at}`);
    expect(personNames(salt, everyone)('p7')).toBe(digestOf('p7').slice(0, 12));
    expect(personNames(salt, everyone.slice(1))('p7')).toBe(digestOf('p7').slice(0, 8));
  });

  it('follow the people of the logs that are open', () => {
    takeSalt(salt);
    useNames.setState({ everyone: ['j.park', 'k.lee'] });
    expect(personCode('k.lee')).toBe(digestOf('k.lee').slice(0, 8));
  });

  it('are hidden again where logs of other people are opened, and not where the same are read again', () => {
    takePeople(['j.park', 'k.lee']);
    useNames.setState({ shown: true });
    takePeople(['k.lee', 'j.park']);
    expect(useNames.getState().shown).toBe(true);
    takePeople(['j.park', 'a.meier']);
    expect(useNames.getState().shown).toBe(false);
  });

  it.each(['', 'short', 'two lines of which\nnone is a salt', 'x'.repeat(201)])(
    'take no salt from a file that holds %j',
    (text) => {
      takeSalt(salt);
      expect(takeSalt(text)).toMatch(/16 to 200 characters/);
      expect(useSalt.getState().salt).toBe(salt);
    },
  );
});
