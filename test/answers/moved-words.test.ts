import { expect, it } from 'vitest';
import { sampleWords } from '../../src/answers/drift/moved-words';

it('says whose incidents the compared decisions are', () => {
  const sample = { decisions: Array.from({ length: 2218 }), step: 1, of: 2218 };
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  expect(plain(sampleWords(sample, [746, 1035, 0]))).toBe(
    '2,218 matured decisions. 746 incidents only of the baseline, 1,035 only of the candidate, none of both.',
  );
  expect(plain(sampleWords({ ...sample, step: 3, of: 6_000 }, [1, 2, 4]))).toBe(
    '2,218 matured decisions (1 incident in 3, of 6,000 decisions). 1 incident only of the baseline, 2 only of the candidate, 4 of both.',
  );
  expect(plain(sampleWords(sample, null))).toBe('2,218 matured decisions.');
});
