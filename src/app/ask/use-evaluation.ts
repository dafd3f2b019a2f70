import { useMemo } from 'react';
import type { Selection } from '../../slice/selection/selection';
import { askedOf, evaluateScopes } from '../../readiness/gather/gather';
import { askedScopes } from '../../readiness/gather/asked-scopes';
import type { Evaluation } from '../../readiness/judge';
import { type LeftOut, leftOut } from '../../metrics/left-out/left-out';
import type { IntegritySeen } from '../../readiness/controls/judge-chain';
import type { MissingRecords } from '../../readiness/readings/evidence';
import { integritySeen } from '../../answers/integrity-of-logs/integrity-seen';
import { type MissingBlock, missingBlock } from '../../answers/readiness/missing-block';
import { missingRecords } from '../../readiness/gather/missing-records';
import { readRecords } from '../../intake/loading/read-record';
import type { AuditDraw } from '../../records/audit';
import type { Attestation } from '../../records/attestation';
import type { Criteria } from '../../records/criteria';
import { useAttestations } from '../../session/attestations';
import { drawsOf, useAudits } from '../../session/audits';
import { inForce, useCriteria } from '../../session/criteria';
import { useSession } from '../../session/session';
import { useSelection } from '../../session/slice-store';
import { emptySelection } from '../../slice/selection/selection';
import { type Answer, useQuery } from './use-query';

const none: readonly LeftOut[] = [];

/** What a verdict goes by, besides the records of its scope. */
export interface Basis {
  /** Latest time in the logs, epoch ms. */
  readonly asOf: number;
  readonly criteria: readonly Criteria[];
  readonly attestations: readonly Attestation[];
  readonly integrity: IntegritySeen | null;
  readonly missing: readonly MissingRecords[];
  /** Draws of audit samples that this computer keeps, and how what readers were shown is read again. */
  readonly audits: readonly AuditDraw[];
  readonly readRecords: typeof readRecords;
}

export interface CurrentEvaluation extends Pick<Basis, 'criteria' | 'asOf'> {
  /** Of the scopes that the selection asks for. */
  answer: Answer<Evaluation>;
  /** Of every scope of the logs. */
  whole: Evaluation | undefined;
  asked: Selection;
  setAside: readonly string[];
}

/** The criteria in force, what people attest, and what the load shows of its own integrity. */
export function useBasis(): Basis {
  const asOf = useSession((session) => session.period?.asOf ?? 0);
  const account = useSession((session) => session.account);
  const integrity = useMemo(() => integritySeen(account), [account]);
  const { criteria } = useCriteria(inForce);
  const missing = useMemo(() => missingRecords(account, criteria), [account, criteria]);
  const attestations = useAttestations((store) => store.attestations);
  const audits = useAudits(drawsOf);
  return useMemo(
    () => ({ asOf, criteria, attestations, integrity, missing, audits, readRecords }),
    [asOf, criteria, attestations, integrity, missing, audits],
  );
}

/** What the load lost or counts only in some readings; undefined until it is known. */
export function useMissingBlock(): MissingBlock | undefined {
  const account = useSession((session) => session.account);
  const { missing } = useBasis();
  const { value, state } = useQuery((query, signal) => leftOut(query, signal), []);
  const acts = value ?? (state === 'error' ? none : undefined);
  return useMemo(
    () => (account === null || acts === undefined ? undefined : missingBlock(missing, acts, account)),
    [account, acts, missing],
  );
}

/** The verdicts by the criteria in force, with what people attest: the same on every screen. */
export function useEvaluation(): CurrentEvaluation {
  const basis = useBasis();
  const selection = useSelection();
  const { asked, setAside } = askedScopes(selection);
  const whole = useQuery(
    (query, signal) => evaluateScopes(query, emptySelection, { ...basis, signal }),
    [basis],
  );
  const value = useMemo(() => whole.value && askedOf(whole.value, selection), [whole.value, selection]);
  return {
    ...{ answer: { ...whole, value }, whole: whole.value },
    ...{ asked, setAside, criteria: basis.criteria, asOf: basis.asOf },
  };
}
