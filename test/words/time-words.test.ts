import { describe, expect, it } from 'vitest';
import { endWords, startWords } from '../../src/words/time-words';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const at = (time: string) => Date.parse(time);

describe('the ends of a slice in words', () => {
  it('are whole days where they are, the last day being the one before the end', () => {
    expect(plain(startWords(at('2026-02-09T00:00:00Z')))).toBe('9 Feb 2026');
    expect(plain(endWords(at('2026-02-10T00:00:00Z')))).toBe('9 Feb 2026');
  });

  it('are times where they fall within a day, so that no slice ends before it begins', () => {
    expect(plain(startWords(at('2026-02-09T00:10:00Z')))).toBe('9 Feb 2026, 00:10:00 UTC');
    expect(plain(endWords(at('2026-02-09T00:40:00Z')))).toBe('9 Feb 2026, 00:40:00 UTC');
  });
});
