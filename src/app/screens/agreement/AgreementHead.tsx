import {
  counted,
  decimal,
  hitsOf,
  isShown,
  percent,
  percentRange,
  unresolvedWords,
} from '../../../words/format';
import type { AgreementTables } from '../../../metrics/agreement-table/agreement-table';
import type { Rate } from '../../../metrics/rate/rate';
import { RowsLink } from '../../parts/RowsLink';

export interface AgreementNumbers {
  blind: Rate;
  advised: Rate;
  tables: AgreementTables;
}

function headline(blind: Rate): string {
  if (blind.state === 'not_measurable')
    return 'Agreement is not measurable: nobody decided without seeing the proposal.';
  if (!isShown(blind))
    return `Blind, human and agent chose the same in ${hitsOf(blind.hits, blind.n)} pairs: too few for a percentage.`;
  return `Deciding blind, humans chose the same as the agent in ${percent(blind.share)} of ${counted(blind.n, 'pair')}.`;
}

export function AgreementHead({ blind, advised, tables }: AgreementNumbers) {
  const { kappa, ac1 } = tables.blind;
  return (
    <>
      <p className="eyebrow">
        Same class of action on the same target, where one is logged; agreement is with a human, not with the
        truth
      </p>
      <h1 className="verdict">{headline(blind)}</h1>
      <p className="lede">
        {isShown(blind) && blind.interval && (
          <>
            95% interval {percentRange(blind.interval)} in {counted(blind.incidents, 'incident')};{' '}
            {unresolvedWords(blind.unresolved, blind.bounds)}. {blind.remark && `${blind.remark} `}
          </>
        )}
        {kappa && ac1 && (
          <>
            Beyond chance, by class of action: kappa {decimal(kappa.value, 2)}, AC1 {decimal(ac1.value, 2)}
            .{' '}
          </>
        )}
        {isShown(advised) && (
          <>
            Having seen the proposal, humans chose the same in{' '}
            <RowsLink rows={{ of: 'metric', metric: 'agreement_advised', part: 'counted' }}>
              {percent(advised.share)}
            </RowsLink>{' '}
            of {counted(advised.n, 'pair')}: no evidence for the agent, and shown apart. {advised.remark}
          </>
        )}
      </p>
    </>
  );
}
