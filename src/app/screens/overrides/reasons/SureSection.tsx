import { fewestIncidents, fewestResolved } from '../../../../metrics/rate/rate';
import { count, decimal, hitsOf, percent, percentRange } from '../../../../words/format';
import { Mark } from '../../../../charts/marks/Mark';
import type { OverConfidence, SureBundle } from '../../../../metrics/near-misses/near-misses';
import { useReleaseNames } from '../../../ask/use-release-names';
import { SectionHead } from '../../../parts/SectionHead';
import { RowsLink } from '../../../parts/RowsLink';
import { Toggles } from '../../../parts/Toggles';

const thresholds = [0.8, 0.9, 0.95, 0.99].map((value) => ({ value, words: `at least ${value}` }));

function sentence(bundles: readonly SureBundle[], nameOf: (id: string) => string): string {
  const over = bundles.filter(({ kind }) => kind === 'over');
  const few = bundles.filter(({ kind }) => kind === 'few').length;
  const names = over.map(({ release }) => nameOf(release)).join(', ');
  if (bundles.length === 0)
    return 'No proposal of this slice was stated with so much confidence and has a label.';
  const tooFew = few === 0 ? '' : ` ${few === 1 ? '1 bundle has' : `${few} bundles have`} too few to tell.`;
  if (over.length > 0)
    return `${names} ${over.length === 1 ? 'is' : 'are'} wrong more often than the confidence stated allows.${tooFew}`;
  return few === bundles.length
    ? `Too few to tell whether a bundle is wrong more often than the confidence it states.`
    : `No bundle with enough of them is shown to be wrong more often than the confidence it states.${tooFew}`;
}

/** Where the agent was sure and wrong, per bundle, against what its confidence promises. */
export function SureSection({
  found,
  threshold,
  onThreshold,
}: {
  found: OverConfidence;
  threshold: number;
  onThreshold: (threshold: number) => void;
}) {
  const nameOf = useReleaseNames();
  return (
    <section>
      <SectionHead title="Sure and wrong" statement={found.statement}>
        {sentence(found.bundles, nameOf)} Proposals to act, older than the lag, whose truth is known.
      </SectionHead>
      <p className="funnel-choice">
        <Toggles label="Confidence" choices={thresholds} chosen={threshold} onChange={onThreshold} />
      </p>
      {found.bundles.length > 0 && (
        <div className="scroll" role="region" aria-label="Sure and wrong by bundle" tabIndex={0}>
          <table className="bench-table">
            <thead>
              <tr>
                <th scope="col">Bundle</th>
                <th scope="col" className="num">
                  Wrong
                </th>
                <th scope="col" className="num">
                  Share
                </th>
                <th scope="col" className="num">
                  95% interval
                </th>
                <th scope="col" className="num">
                  Wrong if the confidence were true
                </th>
                <th scope="col" className="num">
                  Incidents
                </th>
              </tr>
            </thead>
            <tbody>
              {found.bundles.map((bundle) => (
                <tr key={bundle.release}>
                  <th scope="row">
                    {bundle.kind === 'over' && <Mark kind="wrong" />} {nameOf(bundle.release)}
                  </th>
                  <td className="num">
                    {bundle.wrong === 0 ? (
                      `none of ${count(bundle.n)}`
                    ) : (
                      <RowsLink
                        rows={{ of: 'set', set: 'sure_and_wrong', keys: [bundle.release, String(threshold)] }}
                      >
                        {hitsOf(bundle.wrong, bundle.n)}
                      </RowsLink>
                    )}
                  </td>
                  <td className="num">
                    {bundle.n < fewestResolved || bundle.incidents < fewestIncidents
                      ? 'too few'
                      : bundle.wrong === 0
                        ? 'none'
                        : percent(bundle.share ?? 0)}
                  </td>
                  <td className="num">{bundle.interval ? percentRange(bundle.interval) : '–'}</td>
                  <td className="num">{decimal(bundle.expected, 1)}</td>
                  <td className="num">{count(bundle.incidents)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
