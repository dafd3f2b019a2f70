import { bytes as bytesWords } from '../../../words/format';
import type { Report } from '../../../records/report/report';
import { whatLeaves } from '../../../report/privacy/leaves';

/** Everything that the file takes out of this browser, said before it is saved. */
export function WhatLeaves({ report, bytes }: { report: Report; bytes: number }) {
  return (
    <section aria-labelledby="what-leaves">
      <h2 id="what-leaves" className="compose-title">
        What leaves with this file
      </h2>
      <dl className="leaves">
        {whatLeaves(report).map(({ what, detail }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
        <div>
          <dt>Size</dt>
          <dd>{bytesWords(bytes)}</dd>
        </div>
      </dl>
    </section>
  );
}
