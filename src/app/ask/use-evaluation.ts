import { useMemo } from 'react';
import { toAddress } from '../../slice/address/address';
import type { Selection } from '../../slice/selection/selection';
import { askedScopes, evaluateScopes } from '../../readiness/gather/gather';
import type { Evaluation } from '../../readiness/judge';
import { integritySeen } from '../../answers/integrity-of-logs/integrity-seen';
import { useAttestations } from '../../session/attestations';
import { hashOfAll, inForce, useCriteria } from '../../session/criteria';
import { useSession } from '../../session/session';
import { useSelection } from '../../session/slice-store';
import { type Answer, useQuery } from './use-query';
import type { Criteria } from '../../records/criteria';

export interface CurrentEvaluation {
  answer: Answer<Evaluation>;
  asked: Selection;
  setAside: readonly string[];
  criteria: readonly Criteria[];
  /** Latest time in the logs, epoch ms. */
  asOf: number;
  /** Names criteria, attestations and scopes: a query's key that depends on them begins with it. */
  key: string;
}

/** The verdicts by the criteria in force, with what people attest: the same on every screen. */
export function useEvaluation(): CurrentEvaluation {
  const selection = useSelection();
  const asOf = useSession((session) => session.period?.asOf ?? 0);
  const account = useSession((session) => session.account);
  const integrity = useMemo(() => integritySeen(account), [account]);
  const { criteria } = useCriteria(inForce);
  const attestations = useAttestations((store) => store.attestations);
  const hash = useMemo(() => hashOfAll(criteria), [criteria]);
  const { asked, setAside } = askedScopes(selection);
  const key = `${toAddress(asked)} ${hash} ${JSON.stringify(attestations)} ${JSON.stringify(integrity?.signatures ?? null)}`;
  const answer = useQuery(`evaluation ${key}`, (query, signal) =>
    evaluateScopes(query, asked, { asOf, criteria, attestations, integrity, signal }),
  );
  return { answer, asked, setAside, criteria, asOf, key };
}
