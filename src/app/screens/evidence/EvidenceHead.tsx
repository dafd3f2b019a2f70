import { counted, hitsOf, isShown, percent, percentRange, rateShort } from '../../../words/format';
import { type EvidenceKind, staleHours } from '../../../metrics/evidence-quality/definitions';
import type { Rate } from '../../../metrics/rate/rate';
import { RowsLink } from '../../parts/RowsLink';

export interface EvidenceNumbers {
  kind: EvidenceKind;
  share: Rate;
  error: Rate;
}

export function EvidenceHead({ found }: { found: readonly EvidenceNumbers[] }) {
  const of = (kind: EvidenceKind) => found.find((each) => each.kind === kind);
  const [untrusted, stale, sound] = [of('untrusted'), of('stale'), of('sound')];
  if (!untrusted || !stale || !sound || untrusted.share.state === 'not_measurable')
    return <h1 className="verdict">No proposal in this slice, so no evidence to weigh.</h1>;
  const missing = of('missing');
  if (missing && missing.share.hits === missing.share.n)
    return (
      <h1 className="verdict">
        No evidence is logged for any of {counted(missing.share.n, 'proposal')}: what they rest on cannot be
        told.
      </h1>
    );
  const remarks = [untrusted, stale].flatMap(({ share }) => (share.remark ? [share.remark] : []));
  const headline = isShown(untrusted.share)
    ? `${untrusted.share.hits === 0 ? 'No' : percent(untrusted.share.share)} of ${counted(untrusted.share.n, 'proposal')} rest on an untrusted source, ${stale.share.hits === 0 ? 'none' : percent(stale.share.share ?? 0)} on evidence over ${staleHours} hours old.`
    : `${hitsOf(untrusted.share.hits, untrusted.share.n)} proposals rest on an untrusted source.`;
  return (
    <>
      <p className="eyebrow">Evidence as the agent logged it; nobody here has checked the sources</p>
      <h1 className="verdict">{headline}</h1>
      <p className="lede">
        {remarks.map((remark) => `${remark} `)}
        Wrong against the truth, of actions resting on an untrusted source:{' '}
        <ErrorSaid rate={untrusted.error} kind="untrusted" />; on stale evidence:{' '}
        <ErrorSaid rate={stale.error} kind="stale" />; on sound evidence:{' '}
        <ErrorSaid rate={sound.error} kind="sound" />. Evidence was not given by lot: what differs may be the
        cases.
      </p>
    </>
  );
}

function ErrorSaid({ rate, kind }: { rate: Rate; kind: EvidenceKind }) {
  if (rate.n === 0) return <>{rate.state === 'not_measurable' ? 'no such action' : 'none is resolved'}</>;
  return (
    <>
      <RowsLink
        rows={{ of: 'metric', metric: `evidence_${kind}_wrong`, part: rate.hits > 0 ? 'hits' : 'counted' }}
      >
        <b>{rateShort(rate)}</b>
      </RowsLink>{' '}
      {isShown(rate) && rate.interval && (
        <>
          ({hitsOf(rate.hits, rate.n)}, {percentRange(rate.interval)})
        </>
      )}
    </>
  );
}
