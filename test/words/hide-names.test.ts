import { describe, expect, it } from 'vitest';
import { nameHider } from '../../src/words/hide-names';

const hide = nameHider(['j.park', 'ann', 'anna-lee', 'Bo', 'O"Hara', '李雷', ''], (name) => `<${name}>`);

describe('names that are hidden', () => {
  it('whole, in lists, in JSON, run together, in another case', () => {
    expect(hide('j.park')).toBe('<j.park>');
    expect(hide('["j.park","x"]')).toBe('["<j.park>","x"]');
    expect(hide('byj.park, then J.PARK')).toBe('by<j.park>, then <j.park>');
    expect(hide('{"who":"o\\"hara"}')).toBe('{"who":"<O"Hara>"}');
    expect(hide('x j.parkj.park')).toBe('x <j.park><j.park>');
  });
  it('the longest of those that begin alike', () => expect(hide('anna-lee')).toBe('<anna-lee>'));
  it('short ones only as whole words', () => {
    expect(hide('Bo, ann; annex, body, 李雷')).toBe('<Bo>, <ann>; annex, body, <李雷>');
    expect(hide('ann')).toBe('<ann>');
  });
  it('and leaves every other text as it is', () => {
    for (const text of ['', 'endpoint-containment', 'park', 'j.par', 'İstanbul'])
      expect(hide(text)).toBe(text);
    expect(hide('İ j.park')).toBe('İ <j.park>');
    expect(nameHider([], () => 'x')('anything')).toBe('anything');
  });
  it('among 200,000 names, in ten thousand cells', () => {
    const many = nameHider(
      Array.from({ length: 200_000 }, (_, at) => `operator-${String(at).padStart(6, '0')}`),
      () => '*',
    );
    for (let at = 0; at < 10_000; at += 1)
      expect(many(`seen by operator-${String(at * 19).padStart(6, '0')} today`)).toBe('seen by * today');
  });
});
