import { lazy, type ComponentType } from 'react';
import type { PartId, Screen } from '../../session/screens';

/** One component a part; of a screen without parts, one. A missing one does not compile. */
type ComponentsOf<Of extends Screen> = [PartId<Of>] extends [never]
  ? { readonly whole: ComponentType }
  : { readonly [Part in PartId<Of>]: ComponentType };

/** What each screen and its parts show of logs. The Load screen needs none and attaches its own parts. */
const attached: {
  readonly [Each in Exclude<Screen, 'load'>]: ComponentsOf<Each>;
} = {
  readiness: {
    verdicts: lazy(() => import('../screens/readiness/ReadinessScreen')),
    criteria: lazy(() => import('../screens/criteria/CriteriaScreen')),
    plan: lazy(() => import('../screens/plan/PlanScreen')),
    watch: lazy(() => import('../screens/watch/WatchScreen')),
    ruling: lazy(() => import('../screens/ruling/RulingScreen')),
    controls: lazy(() => import('../screens/controls/ControlsScreen')),
    'self-test': lazy(() => import('../screens/self-test/SelfTestScreen')),
    value: lazy(() => import('../screens/value/ValueScreen')),
  },
  outcomes: {
    totals: lazy(() => import('../screens/outcomes/OutcomesScreen')),
    measures: lazy(() => import('../screens/measures/MeasuresScreen')),
    approval: lazy(() => import('../screens/approval/ApprovalScreen')),
    agreement: lazy(() => import('../screens/agreement/AgreementScreen')),
    bias: lazy(() => import('../screens/bias/BiasScreen')),
    missed: lazy(() => import('../screens/missed/MissedScreen')),
    evidence: lazy(() => import('../screens/evidence/EvidenceScreen')),
  },
  overrides: {
    slices: lazy(() => import('../screens/overrides/OverridesScreen')),
    people: lazy(() => import('../screens/overrides/people/PeopleScreen')),
    reasons: lazy(() => import('../screens/overrides/reasons/ReasonsScreen')),
    compare: lazy(() => import('../screens/overrides/compare/CompareScreen')),
    patterns: lazy(() => import('../screens/overrides/patterns/PatternsScreen')),
  },
  drift: { whole: lazy(() => import('../screens/drift/DriftScreen')) },
  'what-if': {
    calibration: lazy(() => import('../screens/what-if/CalibrationScreen')),
    threshold: lazy(() => import('../screens/what-if/ThresholdScreen')),
    policy: lazy(() => import('../screens/what-if/PolicyScreen')),
    breaker: lazy(() => import('../screens/what-if/BreakerScreen')),
    'safe-fail': lazy(() => import('../screens/what-if/SafeFailScreen')),
    proposals: lazy(() => import('../screens/what-if/ProposalsScreen')),
  },
  tests: { whole: lazy(() => import('../screens/tests/TestsScreen')) },
  report: {
    compose: lazy(() => import('../screens/report/ReportScreen')),
    opened: lazy(() => import('../screens/report/OpenedScreen')),
    'over-time': lazy(() => import('../screens/report/OverTimeScreen')),
  },
  decisions: {
    list: lazy(() => import('../screens/decisions/DecisionsScreen')),
    queue: lazy(() => import('../screens/decisions/queue/QueueScreen')),
  },
  audit: {
    desk: lazy(() => import('../screens/audit/AuditScreen')),
    read: lazy(() => import('../screens/audit/reading/ReadScreen')),
  },
  sql: { whole: lazy(() => import('../screens/sql/SqlScreen')) },
  definitions: { whole: lazy(() => import('../screens/definitions/DefinitionsScreen')) },
};

export const screenComponents: Partial<Readonly<Record<Screen, Readonly<Record<string, ComponentType>>>>> =
  attached;
