import { useEffect, useMemo } from 'react';
import { labelSet } from '../../metrics/label-set/label-set';
import type { Evaluation } from '../../readiness/judge';
import { lookOf } from '../../readiness/ledger/look';
import type { Criteria } from '../../records/criteria';
import type { Look } from '../../records/ledger';
import { keepLook } from '../../session/ledger';
import { useQuery } from './use-query';

const everything = { agents: [], workflows: [] };

/** Notes in the ledger that somebody sees the verdicts of a whole log by these criteria; undefined until it is noted. */
export function useKeepLook(whole: Evaluation | undefined, criteria: readonly Criteria[]): Look | undefined {
  const labels = useQuery((query, signal) => labelSet(query, signal), []);
  const look = useMemo(
    () =>
      whole === undefined || labels.state !== 'ready' || labels.value === undefined
        ? undefined
        : lookOf(whole, { criteria, asked: everything, labels: labels.value, withNames: false }),
    [criteria, labels.state, labels.value, whole],
  );
  useEffect(() => {
    if (look !== undefined) keepLook(look);
  }, [look]);
  return look;
}
