import oneDecisionSql from '../../src/metrics/decisions/one-decision.sql?raw';
import peopleHashedSql from '../../src/metrics/in-view/people-hashed.sql?raw';
import peopleSql from '../../src/metrics/in-view/people.sql?raw';
import latestSeenSql from '../../src/metrics/scopes/latest-seen.sql?raw';
import releaseNamesSql from '../../src/metrics/in-view/release-names.sql?raw';
import schemaSql from '../../src/app/screens/sql/schema.sql?raw';
import { z } from 'zod';
import { freezeNumbers } from '../../src/answers/frozen/freeze';
import { leftOut } from '../../src/metrics/left-out/left-out';
import { kpisOf } from '../../src/cli/kpis';
import type { Query } from '../../src/database/engine/query';
import { SharedQuery } from '../../src/database/engine/shared-query';
import { accounting, humanClasses, proposalClasses } from '../../src/metrics/accounting/accounting';
import { listHumanActions } from '../../src/metrics/accounting/human-actions';
import { proposalFates } from '../../src/metrics/accounting/fates';
import { agreementGap } from '../../src/metrics/agreement-gap/agreement-gap';
import { agreementTables } from '../../src/metrics/agreement-table/agreement-table';
import { approvalTime } from '../../src/metrics/approval-time/approval-time';
import { discrimination } from '../../src/metrics/automation-bias/discrimination';
import { reviewers } from '../../src/metrics/automation-bias/reviewers';
import { readBreakerLog } from '../../src/metrics/breaker-replay/read';
import { bundleChanges, bundleSteps } from '../../src/metrics/bundle-changes/bundle-changes';
import { calibration } from '../../src/metrics/calibration/calibration';
import {
  calibrationBy,
  calibrationGroupings,
  calibrationWhole,
} from '../../src/metrics/calibration/by-group';
import { catalogue, definitionOf, everyRate } from '../../src/metrics/catalogue';
import { compareSlices, sharedDecisions } from '../../src/metrics/compare/compare';
import { multiples } from '../../src/metrics/compare/multiples';
import { confusion } from '../../src/metrics/confusion/confusion';
import { controlCases } from '../../src/metrics/controls/cases';
import { countControls } from '../../src/metrics/controls/controls';
import { controlDefinitions } from '../../src/metrics/controls/definitions';
import { canCross, crossFilter } from '../../src/metrics/cross-filter/cross-filter';
import { countDecisions, decisionOrders, listDecisions, placesText } from '../../src/metrics/decisions/list';
import { decisionPath } from '../../src/metrics/decisions/path';
import { gateParts } from '../../src/metrics/decisions/request';
import { rowSets } from '../../src/metrics/decisions/row-sets';
import { whereItCounts } from '../../src/metrics/decisions/where-it-counts';
import { driftBundles } from '../../src/metrics/drift/bundles';
import { controlChart } from '../../src/metrics/drift/control-chart';
import { insideBundle } from '../../src/metrics/drift/inside';
import { driftKpis } from '../../src/metrics/drift/kpis';
import { environmentLeaks } from '../../src/metrics/drift/leaks';
import { matchedCases, matchedCounts } from '../../src/metrics/drift/matched';
import { mixOrBehaviour } from '../../src/metrics/drift/mix';
import { overview } from '../../src/metrics/drift/overview';
import { reevaluate, rules } from '../../src/metrics/drift/reevaluate';
import { pairSample } from '../../src/metrics/drift/sample';
import { readTrades } from '../../src/metrics/drift/trade';
import { answeredMarks } from '../../src/metrics/audit/answered-marks';
import { auditAnswers } from '../../src/metrics/audit/answers';
import { knownMissesByReaders, readerRates } from '../../src/metrics/audit/reader-rates';
import { auditCases } from '../../src/metrics/audit/cases';
import { askKpi, askKpiBy, everyKpi } from '../../src/metrics/every-kpi/every-kpi';
import { evidenceQuality } from '../../src/metrics/evidence-quality/evidence-mix';
import { fieldCompleteness } from '../../src/metrics/field-completeness/field-completeness';
import { decisionRows } from '../../src/metrics/gate-evidence/gate-evidence';
import { scopeEvents } from '../../src/metrics/gate-evidence/watch-events';
import { readBundles, readControls } from '../../src/metrics/in-view/bundles';
import { decisionsInView } from '../../src/metrics/in-view/in-view';
import { readPeriod } from '../../src/metrics/in-view/period';
import { namedDecisions, namedThings } from '../../src/metrics/in-view/named';
import { presentValues } from '../../src/metrics/in-view/present-values';
import { labelSet, rightDecisions } from '../../src/metrics/label-set/label-set';
import { labelDelay } from '../../src/metrics/label-delay/label-delay';
import { labelAuthors } from '../../src/metrics/label-authors/label-authors';
import { labelNoise } from '../../src/metrics/label-noise/label-noise';
import { completenessBy } from '../../src/metrics/log-completeness/completeness-by';
import { completeness } from '../../src/metrics/log-completeness/completeness';
import { missed } from '../../src/metrics/missed/missed';
import { nearMisses, overConfident } from '../../src/metrics/near-misses/near-misses';
import { openApprovals } from '../../src/metrics/open-approvals/open-approvals';
import { operatorFunnel } from '../../src/metrics/operator-funnel/operator-funnel';
import { operators } from '../../src/metrics/operators/operators';
import { excessTargets } from '../../src/metrics/over-scope/excess';
import { besideOverrides } from '../../src/metrics/override-rate/beside';
import {
  conjunctionsOf,
  countConjunctions,
  usualDimensions,
  usualSupport,
} from '../../src/metrics/patterns/count';
import { measure } from '../../src/metrics/rate/measure';
import { reasonTerms } from '../../src/metrics/reason-terms/reason-terms';
import { safeFails } from '../../src/metrics/safe-fail/safe-fail';
import { scopes } from '../../src/metrics/scopes/scopes';
import { similarDecisions } from '../../src/metrics/similar/similar';
import { stopEvents, testRuns } from '../../src/metrics/tests/tests';
import { thresholdCases } from '../../src/metrics/threshold/cases';
import { readActions } from '../../src/metrics/what-if/actions';
import { workflowValue } from '../../src/metrics/workflow-value/workflow-value';
import { defaultCriteria, stepFor } from '../../src/readiness/criteria/criteria';
import { allControls, evaluateScopes, watchScope } from '../../src/readiness/gather/gather';
import { gatherFrame } from '../../src/readiness/gather/audit';
import { reportSections } from '../../src/records/report/report';
import { dimensions } from '../../src/slice/selection/dimension';
import { emptySelection } from '../../src/slice/selection/selection';
import type { Opened } from '../stories/samples';

const anyRow = z.unknown();
const { signal } = new AbortController();

/** Those that only take what is asked and of which slice. */
const simple: readonly ((query: Query, selection: typeof emptySelection) => Promise<unknown>)[] = [
  ...[accounting, agreementGap, agreementTables, approvalTime, besideOverrides, bundleChanges, calibration],
  ...[calibrationWhole, completeness, confusion, decisionsInView, discrimination, driftBundles, kpisOf],
  ...[
    environmentLeaks,
    evidenceQuality,
    excessTargets,
    fieldCompleteness,
    labelDelay,
    labelAuthors,
    labelNoise,
    missed,
  ],
  ...[nearMisses],
  ...[
    openApprovals,
    operatorFunnel,
    operators,
    proposalFates,
    readActions,
    readBreakerLog,
    reasonTerms,
    reviewers,
    scopes,
  ],
  ...[testRuns, thresholdCases, workflowValue],
];

/** Asks of the sample everything that the command line, the report and the screens ask of it. */
export async function askEverything(asked: Query, { account, release }: Opened): Promise<void> {
  // As the program does: what is asked of each group is asked once for all.
  const query = new SharedQuery(asked);
  const all = emptySelection;
  const pair = [release('sentry-2'), release('sentry-3')] as const;
  const { asOf } = account.build;
  const evaluation = await evaluateScopes(query, all, { asOf });
  for (const ask of simple) await ask(query, all);
  await leftOut(query);

  const settings = { slaSeconds: 900, floorSeconds: 10 };
  for (const kpi of everyKpi) {
    await askKpi(query, kpi, all, settings);
    await askKpiBy(query, kpi, all, 'workflow', settings);
  }
  for (const by of [...dimensions, 'scenario_kind', 'scenario_category'] as const)
    await measure(query, definitionOf('override_rate'), all, by);

  for (const { agent, workflow, riskClass, release: bundle } of evaluation.scopes) {
    await scopeEvents(query, { agent, workflow, riskClass }, signal);
    for (const { id } of controlDefinitions)
      await controlCases(query, id, { agent, workflow, riskClass }, all);
    await insideBundle(query, all, bundle);
  }
  const [scope] = evaluation.scopes as [(typeof evaluation.scopes)[number]];
  const applied = stepFor(defaultCriteria, scope)!;
  await watchScope(query, all, scope, applied);
  await allControls(query, all, scope, { attestations: [], integrity: null, rule: {} });
  const ids = controlDefinitions.map(({ id }) => id);
  for (const { statement } of await countControls(query, ids, all)) await query.rows(statement!, anyRow);
  await safeFails(query, all, 0);
  await labelSet(query);
  await rightDecisions(query, { agent: 'a', workflow: 'w', riskClass: 'low' });
  await auditAnswers(query);
  const everyRow = await decisionRows(query, all);
  for (const rate of [...readerRates, knownMissesByReaders]) await answeredMarks(query, rate, all, everyRow);
  const audited = { ...scope, releases: [scope.release] };
  const frame = await gatherFrame(query, audited, { drawnTime: asOf });
  await auditCases(query, frame, ['nobody opened this'], () => Promise.resolve([]));
  for (const part of gateParts) {
    const gate = {
      ...{
        agent: scope.agent,
        workflow: scope.workflow,
        riskClass: scope.riskClass,
        releases: [scope.release],
      },
      ...{ definition: definitionOf('false_positive_share'), part, openedUntil: asOf },
      labels: { maturityLagDays: 14, minLabelRank: 1 as const },
    };
    await countDecisions(query, { of: 'gate', ...gate }, all);
  }

  const period = await readPeriod(query, asOf);
  const report = {
    ...{ account, period: period!, selection: all, criteria: defaultCriteria, attestations: [] },
    ...{ sections: reportSections, rawFields: [], personName: null, changes: [], baseline: null },
  };
  await freezeNumbers(query, report);

  await matchedCounts(query, driftKpis, all, [pair]);
  for (const kpi of driftKpis) {
    await matchedCases(query, kpi, all, pair);
    await mixOrBehaviour(query, kpi, all, pair);
    await pairSample(query, kpi, all, pair);
  }
  for (const rule of rules) await reevaluate(query, rule, all, pair);
  const { bundles } = await driftBundles(query, all);
  await overview(query, all, bundles, pair[0]);
  await readTrades(query, all, pair[0], [pair[1]]);
  await controlChart(query, all, 'agent-sentry', pair[0]);
  await bundleSteps(query);

  for (const by of calibrationGroupings) await calibrationBy(query, all, by);
  for (const by of ['source', 'release', 'week'] as const) await completenessBy(query, all, by, []);
  for (const matchClass of humanClasses) await listHumanActions(query, matchClass, all, signal);
  await overConfident(query, all, 0.9);
  for (const definition of [definitionOf('override_rate'), definitionOf('unsafe_action')]) {
    await countConjunctions(
      query,
      definition,
      all,
      conjunctionsOf(usualDimensions).slice(0, 12),
      usualSupport,
    );
  }

  const mail = { ...all, only: { workflow: ['mail-quarantine'], action_category: ['isolate'] } };
  for (const other of ['rest', all] as const) {
    await compareSlices(query, everyRate, mail, other);
    await sharedDecisions(query, mail, other);
  }
  await multiples(query, definitionOf('override_rate'), all, 'workflow');
  for (const definition of catalogue.filter(canCross)) {
    const charts = dimensions.map((dimension) => ({ dimension, most: 8 }));
    for (const depth of ['quick', 'full'] as const) await crossFilter(query, definition, mail, charts, depth);
  }

  const page = { limit: 20, offset: 0 };
  for (const order of decisionOrders) await listDecisions(query, { of: 'view' }, all, { ...page, order });
  for (const set of rowSets) {
    const keys = Array.from({ length: set.keys }, () => '0');
    await countDecisions(query, { of: 'set', set, keys }, all);
  }
  for (const matchClass of proposalClasses) await countDecisions(query, { of: 'class', matchClass }, all);
  const places = placesText([Float64Array.of(0), Float64Array.of(0)]);
  for (const sought of [
    { text: 'mail', isPattern: false },
    { text: '^d.*1', isPattern: true },
    { text: 'mail', isPattern: false, places },
  ])
    await countDecisions(query, { of: 'view' }, all, signal, sought);
  const [decision] = await listDecisions(query, { of: 'view' }, all, { ...page, order: 'newest' });
  await decisionPath(query, decision!.event_id);
  await whereItCounts(query, all, decision!.event_id, signal);
  await similarDecisions(query, decision!.event_id);
  await query.rows({ sql: oneDecisionSql, values: [decision!.event_id] }, anyRow);

  await stopEvents(query);
  await presentValues(query);
  await namedThings(query, signal);
  await namedDecisions(query, 'mail', signal);
  await readBundles(query, signal);
  await readControls(query, signal);
  const hashed = peopleHashedSql.replace('{marks}', '?');
  await query.rows({ sql: hashed, values: ['0123456789ab'] }, anyRow);
  await query.rows({ sql: peopleSql, values: [20] }, anyRow);
  // Asked only where people ruled, which nobody did in the sample.
  await query.rows({ sql: latestSeenSql, values: [account.build.asOf] }, anyRow);
  for (const sql of [releaseNamesSql, schemaSql]) await query.rows({ sql, values: [] }, anyRow);
}
