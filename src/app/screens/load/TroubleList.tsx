import type { Trouble } from '../../../answers/integrity-of-logs/clock-troubles';
import { count } from '../../../words/format';

export function TroubleList({ troubles }: { troubles: readonly Trouble[] }) {
  return (
    <ul className="troubles">
      {troubles.map((trouble) => (
        <li key={trouble.title}>
          <span className="num">{trouble.count === 0 ? 'none' : count(trouble.count)}</span>
          <div>
            <b>{trouble.title}</b> <span className="q">{trouble.what}</span>
            {trouble.rows.length > 0 && (
              <details>
                <summary>
                  List{' '}
                  {trouble.rows.length < trouble.count ? `the first ${count(trouble.rows.length)}` : 'them'}
                </summary>
                <ul className="small">
                  {trouble.rows.map((row, place) => (
                    <li key={place}>
                      <span className="mono">{row.id}</span> {row.text}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
