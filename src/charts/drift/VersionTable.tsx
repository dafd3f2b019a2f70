import type { ReactNode } from 'react';
import { Mark } from '../marks/Mark';

export interface VersionTableRow {
  readonly key: string;
  readonly label: string;
  /** One per bundle; null where it has no such part. */
  readonly versions: readonly (string | null)[];
  readonly changed: readonly boolean[];
  readonly why: ReactNode;
}

export interface VersionTableProps {
  readonly bundles: readonly {
    readonly key: string;
    readonly label: string;
    readonly role: 'baseline' | 'candidate' | null;
  }[];
  readonly rows: readonly VersionTableRow[];
}

/** Parts down, bundles across: a square marks a change from the bundle before, a dot means unchanged. */
export function VersionTable({ bundles, rows }: VersionTableProps) {
  const caption = 'Version of each part in each bundle';
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="vm">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            {bundles.map(({ key, label, role }) => (
              <th key={key} scope="col">
                {role ? <Mark kind={role} /> : null}
                {label}
              </th>
            ))}
            <th scope="col">Can its effect be told apart?</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {row.versions.map((version, at) => {
                const isChanged = row.changed[at] ?? false;
                const isSame = at > 0 && !isChanged;
                return (
                  <td
                    key={bundles[at]?.key ?? at}
                    className={`mono ${isSame ? 'same' : isChanged ? 'chg' : ''}`}
                  >
                    {isSame ? (
                      <>
                        <span aria-hidden="true">·</span>
                        <span className="vh">unchanged, {version ?? 'none'}</span>
                      </>
                    ) : (
                      (version ?? 'none')
                    )}
                  </td>
                );
              })}
              <td className="why">{row.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
