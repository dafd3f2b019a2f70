import { plain } from '../../words/format';

export interface Hit {
  readonly key: string;
  readonly title: string;
  readonly words: string;
}

export interface HitLayerProps {
  readonly hits: readonly Hit[];
  readonly height: number;
  /** Without it the marks are read and hovered, not pressed. */
  readonly onPress?: (key: string) => void;
}

/**
 * One real button per slot, laid over a drawing whose SVG is hidden from readers: the keyboard and the
 * pointer meet the same words and open the same rows.
 */
export function HitLayer({ hits, height, onPress }: HitLayerProps) {
  const last = hits.length - 1;
  return (
    <div className="hits" style={{ height }}>
      {hits.map((hit, at) => {
        const edge = at < hits.length / 3 ? 'hit first' : at > last - hits.length / 3 ? 'hit last' : 'hit';
        const tip = (
          <span className="tip" aria-hidden="true">
            <b>{hit.title}</b>
            {hit.words}
          </span>
        );
        return onPress ? (
          <button
            key={hit.key}
            type="button"
            className={edge}
            aria-label={plain(`${hit.title}: ${hit.words}. Open rows`)}
            onClick={() => onPress(hit.key)}
          >
            {tip}
          </button>
        ) : (
          <span key={hit.key} className={edge} aria-hidden="true">
            {tip}
          </span>
        );
      })}
    </div>
  );
}
