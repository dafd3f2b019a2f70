import { RateRows } from '../../../charts/dots/RateRows';
import { Figure } from '../../../charts/figure/Figure';
import { counted } from '../../../words/format';
import type { ConfidenceWord } from '../../../metrics/calibration/by-group';
import { RowsLink } from '../../parts/RowsLink';

/** Confidences said in words: what each word has been worth. */
export function ConfidenceWords({ words }: { words: readonly ConfidenceWord[] }) {
  return (
    <Figure
      title="What has each word been worth?"
      summary={`${counted(words.length, 'word')} in place of a number. A word states no share, so that there is no calibration error: only how often it was right.`}
    >
      <RateRows
        caption="Words of confidence"
        head="Word"
        points={words.map((word) => ({
          key: word.word,
          label: word.word,
          n: word.n,
          hits: word.hits,
          incidents: word.incidents,
          unresolved: word.unresolved,
          share: word.share,
          interval: word.interval,
          bounds: null,
          state: word.state,
          reason: word.n === 0 ? 'none is resolved yet' : null,
        }))}
        mark="truth"
        better="higher"
        unit="proposals"
        misses="Wrong"
        link={({ key }, part, text) => (
          <RowsLink
            rows={{
              of: 'set',
              set: 'stated_word',
              keys: [
                key,
                part === 'hits' ? 'right' : part === 'misses' ? 'wrong' : part === 'open' ? 'open' : 'all',
              ],
            }}
          >
            {text}
          </RowsLink>
        )}
      />
    </Figure>
  );
}
