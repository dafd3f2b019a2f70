export interface QuickBar {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly words: string;
}

/** Plain bars from nought, in the order given; the number stands beside each, so nothing is in the drawing alone. */
export function QuickBars({ label, bars }: { readonly label: string; readonly bars: readonly QuickBar[] }) {
  const low = bars.reduce((least, { value }) => Math.min(least, value), 0);
  const high = bars.reduce((most, { value }) => Math.max(most, value), 0);
  const span = high - low || 1;
  const x = (value: number) => ((value - low) / span) * 100;
  return (
    <ul className="quick-bars" aria-label={label}>
      {bars.map(({ key, name, value, words }) => (
        <li key={key}>
          <span className="filter-name" title={name}>
            {name}
          </span>
          <svg className="plot m-ink" height="16" aria-hidden="true">
            <rect
              className="nbar"
              y="2"
              height="12"
              x={`${Math.min(x(0), x(value))}%`}
              width={`${Math.abs(x(value) - x(0))}%`}
            />
            <line className="zero" x1={`${x(0)}%`} x2={`${x(0)}%`} y1="0" y2="16" />
          </svg>
          <span className="filter-cell">{words}</span>
        </li>
      ))}
    </ul>
  );
}
