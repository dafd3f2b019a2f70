import type { ComponentType } from 'react';
import type { PartId, Screen } from '../../session/screens';
import { lazyScreen } from './lazy-screen';

/** One component a part; of a screen without parts, one. A missing one does not compile. */
type ComponentsOf<Of extends Screen> = [PartId<Of>] extends [never]
  ? { readonly whole: ComponentType }
  : { readonly [Part in PartId<Of>]: ComponentType };

/** What each screen and its parts show of logs. The Load screen needs none and attaches its own parts. */
const attached: {
  readonly [Each in Exclude<Screen, 'load'>]: ComponentsOf<Each>;
} = {
  readiness: {
    verdicts: lazyScreen(() => import('../screens/readiness/ReadinessScreen')),
    criteria: lazyScreen(() => import('../screens/criteria/CriteriaScreen')),
    plan: lazyScreen(() => import('../screens/plan/PlanScreen')),
    watch: lazyScreen(() => import('../screens/watch/WatchScreen')),
    ruling: lazyScreen(() => import('../screens/ruling/RulingScreen')),
    controls: lazyScreen(() => import('../screens/controls/ControlsScreen')),
    'self-test': lazyScreen(() => import('../screens/self-test/SelfTestScreen')),
    value: lazyScreen(() => import('../screens/value/ValueScreen')),
  },
  outcomes: {
    totals: lazyScreen(() => import('../screens/outcomes/OutcomesScreen')),
    measures: lazyScreen(() => import('../screens/measures/MeasuresScreen')),
    approval: lazyScreen(() => import('../screens/approval/ApprovalScreen')),
    agreement: lazyScreen(() => import('../screens/agreement/AgreementScreen')),
    bias: lazyScreen(() => import('../screens/bias/BiasScreen')),
    missed: lazyScreen(() => import('../screens/missed/MissedScreen')),
    evidence: lazyScreen(() => import('../screens/evidence/EvidenceScreen')),
  },
  overrides: {
    slices: lazyScreen(() => import('../screens/overrides/OverridesScreen')),
    people: lazyScreen(() => import('../screens/overrides/people/PeopleScreen')),
    reasons: lazyScreen(() => import('../screens/overrides/reasons/ReasonsScreen')),
    compare: lazyScreen(() => import('../screens/overrides/compare/CompareScreen')),
    patterns: lazyScreen(() => import('../screens/overrides/patterns/PatternsScreen')),
  },
  drift: { whole: lazyScreen(() => import('../screens/drift/DriftScreen')) },
  'what-if': {
    calibration: lazyScreen(() => import('../screens/what-if/CalibrationScreen')),
    threshold: lazyScreen(() => import('../screens/what-if/ThresholdScreen')),
    policy: lazyScreen(() => import('../screens/what-if/PolicyScreen')),
    breaker: lazyScreen(() => import('../screens/what-if/BreakerScreen')),
    'safe-fail': lazyScreen(() => import('../screens/what-if/SafeFailScreen')),
    proposals: lazyScreen(() => import('../screens/what-if/ProposalsScreen')),
  },
  tests: { whole: lazyScreen(() => import('../screens/tests/TestsScreen')) },
  report: {
    compose: lazyScreen(() => import('../screens/report/ReportScreen')),
    opened: lazyScreen(() => import('../screens/report/OpenedScreen')),
    'over-time': lazyScreen(() => import('../screens/report/OverTimeScreen')),
  },
  decisions: {
    list: lazyScreen(() => import('../screens/decisions/DecisionsScreen')),
    queue: lazyScreen(() => import('../screens/decisions/queue/QueueScreen')),
  },
  audit: {
    desk: lazyScreen(() => import('../screens/audit/AuditScreen')),
    read: lazyScreen(() => import('../screens/audit/reading/ReadScreen')),
  },
  sql: { whole: lazyScreen(() => import('../screens/sql/SqlScreen')) },
  definitions: { whole: lazyScreen(() => import('../screens/definitions/DefinitionsScreen')) },
};

export const screenComponents: Partial<Readonly<Record<Screen, Readonly<Record<string, ComponentType>>>>> =
  attached;
