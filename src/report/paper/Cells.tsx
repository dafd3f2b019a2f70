import type { ReactNode } from 'react';

/** S12: the statement behind a number, as a link within the file. */
export function StatementLink({ number }: { readonly number: number | null }) {
  return number === null ? <>–</> : <a href={`#s${number}`}>S{number}</a>;
}

export interface HeadCell {
  readonly title: string;
  readonly numeric?: boolean;
}

/** A table in its own scrolling box, its head repeated on every printed page. */
export function PaperTable({
  caption,
  heads,
  children,
  className,
  isFolded = false,
}: {
  readonly caption: string;
  readonly heads: readonly HeadCell[];
  readonly children: ReactNode;
  readonly className?: string;
  /** In two columns where the page is wide enough: few columns and many rows. */
  readonly isFolded?: boolean;
}) {
  return (
    <div className={isFolded ? 'scroll folded' : 'scroll'} role="region" aria-label={caption} tabIndex={0}>
      <table className={className}>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {heads.map(({ title, numeric }) => (
              <th key={title} scope="col" className={numeric ? 'num' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}
