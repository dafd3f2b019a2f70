import { RateRows } from '../../../charts/dots/RateRows';
import { Figure } from '../../../charts/figure/Figure';
import { percentRange } from '../../../words/format';
import type { MarkKind } from '../../../records/report/mark-kinds';
import { StateBlock } from '../../../charts/states/StateBlock';
import type { Missed, SampledRate } from '../../../metrics/missed/missed';
import { openRows } from '../../../session/view';
import { RowsLink } from '../../parts/RowsLink';

type Which = 'missed' | 'falsePositiveRate' | 'omission';

const lines: readonly {
  id: Which;
  label: string;
  mark: MarkKind;
  all: string;
  hits: string;
  open: string;
}[] = [
  {
    id: 'missed',
    label: 'Missed: real, and the agent proposed nothing or too little for it',
    mark: 'wrong',
    all: 'audit_real',
    hits: 'audit_missed',
    open: 'audit_open',
  },
  {
    id: 'omission',
    label: 'Omission: real, the agent silent, and the human left it alone too',
    mark: 'human',
    all: 'audit_silent_real',
    hits: 'audit_omission',
    open: 'audit_silent_open',
  },
  {
    id: 'falsePositiveRate',
    label: 'False-positive rate: not real, and the agent would have acted',
    mark: 'wrong',
    all: 'audit_not_real',
    hits: 'audit_false_alarm',
    open: 'audit_open',
  },
];

const pointOf = (id: string, label: string, rate: SampledRate) => ({ ...rate, key: id, label });

/** The three shares that only an audit sample can give. */
export function SampledShares({ found }: { found: Missed }) {
  const isMeasurable = found.missed.state !== 'not_measurable';
  return (
    <Figure
      title="What the audit sample shows"
      summary="Cases drawn by lot with a known probability, each weighed by one over it."
      sql={[found.statement]}
      {...(isMeasurable
        ? {
            onRows: () => openRows({ of: 'set', set: 'audit_sample', keys: [] }),
            rowsLabel: 'Open the sample',
          }
        : {})}
      note="Counts are of the sample and of what the agent proposed something on, which is followed up case by case; shares are weighted (Hájek), their 95% intervals robust to several decisions in one incident."
    >
      {isMeasurable ? (
        <>
          <RateRows
            caption="Shares from the audit sample"
            head="Share"
            points={lines.map(({ id, label }) => pointOf(id, label, found[id]))}
            mark="ink"
            better="lower"
            unit="cases"
            link={({ key }, part, text) => {
              const line = lines.find(({ id }) => id === key);
              if (!line) return text;
              const set = part === 'hits' ? line.hits : part === 'open' ? line.open : line.all;
              return <RowsLink rows={{ of: 'set', set, keys: [] }}>{text}</RowsLink>;
            }}
          />
          <Bounds found={found} />
        </>
      ) : (
        <>
          <StateBlock
            kind="not_measurable"
            title="Missed cases cannot be measured."
            detail="Draw some of the cases on which nothing was proposed by lot, let somebody review them blind, and log the probability with the review (sampling.probability, sampling.stratum). The same sample gives the false-positive rate and the omissions."
            height={150}
          />
          <Bounds found={found} />
        </>
      )}
    </Figure>
  );
}

function Bounds({ found }: { found: Missed }) {
  const { missed, falsePositiveRate } = found;
  if (!missed.bounds && !falsePositiveRate.bounds) return null;
  return (
    <p className="fignote">
      Bounds over every case of the slice, sampled or not, whatever the unlabelled ones turn out to be:
      {missed.bounds && ` missed ${percentRange(missed.bounds)}`}
      {missed.bounds && falsePositiveRate.bounds && ','}
      {falsePositiveRate.bounds && ` false-positive rate ${percentRange(falsePositiveRate.bounds)}`}.
    </p>
  );
}
