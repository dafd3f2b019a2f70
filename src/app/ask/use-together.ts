import { useMemo } from 'react';
import { evaluateScopes } from '../../readiness/gather/gather';
import { integritySeen } from '../../answers/integrity-of-logs/integrity-seen';
import type { Together } from '../../readiness/together';
import { emptySelection } from '../../slice/selection/selection';
import { useAttestations } from '../../session/attestations';
import { hashOfAll } from '../../session/criteria';
import { useSession } from '../../session/session';
import type { CurrentEvaluation } from './use-evaluation';
import { useQuery } from './use-query';

/**
 * Which eligible scopes hold together, over every scope of the logs: a filter on agent or workflow must not
 * make the family smaller than what somebody has looked at.
 */
export function useTogether({ answer, asked, criteria, asOf }: CurrentEvaluation): Together | undefined {
  const account = useSession((session) => session.account);
  const integrity = useMemo(() => integritySeen(account), [account]);
  const attestations = useAttestations((store) => store.attestations);
  const hash = useMemo(() => hashOfAll(criteria), [criteria]);
  const isFiltered = Object.keys(asked.only).length > 0;
  const key = isFiltered
    ? `together ${hash} ${JSON.stringify(attestations)} ${JSON.stringify(integrity?.signatures ?? null)}`
    : null;
  const all = useQuery(key, (query, signal) =>
    evaluateScopes(query, emptySelection, { asOf, criteria, attestations, integrity, signal }),
  );
  return isFiltered ? all.value?.together : answer.value?.together;
}
