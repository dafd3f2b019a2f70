import { useDeferredValue, useMemo } from 'react';
import { type Report, reportDecisionSchema } from '../../../records/report/report';
import { parseTime } from '../../../records/time';
import { writeReport } from '../../../report/file/write';
import { sealed } from '../../../report/file/digest';
import { decisionProblems } from '../../../answers/memo/decision-problems';
import { sinceOf } from '../../../report/comparison/since';
import { useReports } from '../../../session/reports';
import { freezeNumbers, type FrozenNumbers, withWords } from '../../../answers/frozen/freeze';
import { readRecords } from '../../../intake/loading/read-record';
import { drawsOf, useAudits } from '../../../session/audits';
import { useAttestations } from '../../../session/attestations';
import { type CompositionFields, useComposition } from '../../../session/composition';
import { personCode, saltHere, useSalt } from '../../../session/names';
import { inForce, useCriteria } from '../../../session/criteria';
import { useChosenChanges } from '../../ask/chosen-changes';
import { criteriaHash } from '../../../readiness/criteria/criteria';
import { selfTestLines } from '../../../answers/readiness/self-test-words';
import { ownTestLines } from '../../../answers/readiness/own-test-words';
import { tryLines, withheldSentence } from '../../../answers/readiness/ledger-words';
import { judgeLedger } from '../../../readiness/ledger/ledger';
import { useLooks } from '../../../session/ledger';
import { useSelfTests } from '../../../session/self-tests';
import { useSession } from '../../../session/session';
import { useSelection } from '../../../session/slice-store';
import { useEvaluation } from '../../ask/use-evaluation';
import { type Answer, useQuery } from '../../ask/use-query';
import { useView } from '../../../session/view';
import { permuteInWorker } from '../../../jobs/run-job';

/** The numbers of the report that is composed, from the logs that are open. */
export function useNumbers(): Answer<FrozenNumbers> {
  const selection = useSelection();
  const { account, period } = useSession();
  const { criteria } = useCriteria(inForce);
  const attestations = useAttestations((store) => store.attestations);
  const audits = useAudits(drawsOf);
  const { sections, rawFields, naming } = useComposition();
  const baseline = useView((view) => view.pair.baseline);
  const changes = useChosenChanges();
  const { salt } = useSalt();
  return useQuery(
    (query, signal) => {
      if (!account || !period) throw new Error('no logs are open');
      return freezeNumbers(
        query,
        {
          account,
          period,
          selection,
          criteria,
          ...{ attestations, audits, readRecords },
          sections,
          rawFields,
          baseline,
          changes,
          personName: naming === 'salted' ? (uid) => personCode(uid, salt || saltHere()) : null,
          permuting: permuteInWorker,
        },
        signal,
      );
    },
    [
      account,
      attestations,
      audits,
      baseline,
      changes,
      criteria,
      naming,
      period,
      rawFields,
      salt,
      sections,
      selection,
    ],
    account !== null && period !== null,
  );
}

export interface Composed {
  readonly report: Report;
  readonly sha256: string;
  readonly html: string;
  /** What must be written before it can be saved. Until then it shows no decision. */
  readonly lacks: readonly string[];
}

/** The decision as written, or what it lacks, in words by field. */
export function decisionOf({ decision }: Pick<CompositionFields, 'decision'>) {
  if (decision === null) return { value: null, problems: new Map<string, string>() };
  const problems = decisionProblems(decision);
  const checked = reportDecisionSchema.safeParse({
    ...decision,
    covers: null,
    scopes: decision.scopes.map(({ agent, workflow, riskClass }) => ({
      ...{ agent, workflow, risk_class: riskClass },
    })),
    conditions: decision.conditions.trim() || null,
    expires: decision.expires || null,
    recheck: decision.recheck || null,
  });
  return { value: problems.size > 0 ? null : (checked.data ?? null), problems };
}

/** The file that would be saved now; null while words or numbers are not in their form. */
export function useComposed(numbers: FrozenNumbers | undefined, exportedAt: string): Composed | null {
  const { title, remarks, decision, since } = useComposition();
  const files = useReports((store) => store.files);
  const earlier = useMemo(
    () =>
      files.flatMap((file) => ('opened' in file ? [file.opened] : [])).find(({ found }) => found === since),
    [files, since],
  );
  const { criteria } = useCriteria(inForce);
  const tests = useSelfTests((store) => store.tests);
  const ownTests = useSelfTests((store) => store.own);
  const looks = useLooks();
  const ledger = useMemo(() => judgeLedger(looks, undefined), [looks]);
  const { whole } = useEvaluation();
  const words = useMemo(
    () => ({
      title,
      remarks,
      decision,
      exportedAt,
      selfTests: [
        ...selfTestLines(tests, criteria.map(criteriaHash)),
        ...ownTestLines(ownTests, criteria.map(criteriaHash)),
      ].slice(0, 50),
      tries: tryLines(ledger.tries),
      withheld: whole && withheldSentence(ledger, whole.scopes),
    }),
    [criteria, ledger, whole, title, remarks, decision, exportedAt, tests, ownTests],
  );
  // Typing must not wait for a whole file to be written.
  const settled = useDeferredValue(words);
  return useMemo(() => {
    if (!numbers) return null;
    const own = decisionOf(settled);
    if (parseTime(settled.exportedAt) === undefined) return null;
    const lacks = [...(settled.title.trim() === '' ? ['Write a title.'] : []), ...own.problems.values()];
    const said = { ...settled, title: settled.title.trim() || 'Untitled', decision: own.value };
    const alone = withWords(numbers, said);
    const report =
      earlier === undefined ? alone : withWords(numbers, { ...said, since: sinceOf(earlier, alone) });
    const seal = sealed(report);
    return { report, sha256: seal.sha256, html: writeReport(report, seal), lacks };
  }, [earlier, numbers, settled]);
}
