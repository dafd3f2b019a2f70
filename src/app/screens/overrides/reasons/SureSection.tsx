import { Table } from '../../../../charts/table/Table';
import { fewestIncidents, fewestResolved } from '../../../../metrics/rate/rate';
import { count, decimal, hitsOf, percent, percentRange } from '../../../../words/format';
import { Mark } from '../../../../charts/marks/Mark';
import type { OverConfidence, SureBundle } from '../../../../metrics/near-misses/near-misses';
import { useReleaseNames } from '../../../ask/use-release-names';
import { Section } from '../../../parts/Section';
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
    <Section
      title="Sure and wrong"
      sql={found.statement}
      sub={<>{sentence(found.bundles, nameOf)} Proposals to act, older than the lag, whose truth is known.</>}
    >
      <p className="funnel-choice">
        <Toggles label="Confidence" choices={thresholds} chosen={threshold} onChange={onThreshold} />
      </p>
      {found.bundles.length > 0 && (
        <Table
          caption="Sure and wrong by bundle"
          className="bench-table"
          rows={found.bundles}
          rowKey={({ release }) => release}
          columns={[
            {
              head: 'Bundle',
              cell: ({ kind, release }) => (
                <>
                  {kind === 'over' && <Mark kind="wrong" />} {nameOf(release)}
                </>
              ),
            },
            {
              head: 'Wrong',
              number: true,
              cell: ({ release, wrong, n }) =>
                wrong === 0 ? (
                  `none of ${count(n)}`
                ) : (
                  <RowsLink rows={{ of: 'set', set: 'sure_and_wrong', keys: [release, String(threshold)] }}>
                    {hitsOf(wrong, n)}
                  </RowsLink>
                ),
            },
            {
              head: 'Share',
              number: true,
              cell: ({ n, incidents, wrong, share }) => {
                if (n < fewestResolved || incidents < fewestIncidents) return 'too few';
                return wrong === 0 ? 'none' : percent(share ?? 0);
              },
            },
            {
              head: '95% interval',
              number: true,
              cell: ({ interval }) => (interval ? percentRange(interval) : '–'),
            },
            {
              head: 'Wrong if the confidence were true',
              number: true,
              cell: ({ expected }) => decimal(expected, 1),
            },
            { head: 'Incidents', number: true, cell: ({ incidents }) => count(incidents) },
          ]}
        />
      )}
    </Section>
  );
}
