import { Hatch, useHatch } from '../marks/Hatch';
import { Mark, type MarkKind } from '../marks/Mark';

export type LegendItem =
  | { readonly mark: MarkKind; readonly words: string }
  | { readonly sample: 'whisker' | 'band' | 'hatch' | 'release' | 'limit'; readonly words: string };

function Sample({ sample }: { readonly sample: 'whisker' | 'band' | 'hatch' | 'release' | 'limit' }) {
  const hatch = useHatch();
  return (
    <svg width="22" height="14" className="m-ink" aria-hidden="true">
      {sample === 'whisker' ? <path className="whisk" d="M1 7H21M1 3V11M21 3V11" fill="none" /> : null}
      {sample === 'band' ? <rect className="band" y="2" width="22" height="10" /> : null}
      {sample === 'release' ? <path className="event" d="M11 0V14" /> : null}
      {sample === 'limit' ? <path className="limit" d="M11 0V14" /> : null}
      {sample === 'hatch' ? (
        <>
          <Hatch id={hatch.id} />
          <rect y="2" width="22" height="10" fill={hatch.fill} />
        </>
      ) : null}
    </svg>
  );
}

/** A shared key: once in the head of a section, never inside a drawing. */
export function Legend({ items }: { readonly items: readonly LegendItem[] }) {
  return (
    <span className="key">
      {items.map((item) => (
        <span key={item.words}>
          {'mark' in item ? <Mark kind={item.mark} /> : <Sample sample={item.sample} />}
          {item.words}
        </span>
      ))}
    </span>
  );
}
