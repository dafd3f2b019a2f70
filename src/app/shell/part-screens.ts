import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Screen } from '../../session/view';

type PartScreen = LazyExoticComponent<ComponentType>;

/** What each part of a screen shows, by the ids of `screenParts`; the first part is the screen itself. */
export const partScreens: Partial<Record<Screen, Readonly<Record<string, PartScreen>>>> = {
  decisions: {
    queue: lazy(() => import('../screens/decisions/queue/QueueScreen')),
  },
  overrides: {
    people: lazy(() => import('../screens/overrides/people/PeopleScreen')),
    reasons: lazy(() => import('../screens/overrides/reasons/ReasonsScreen')),
    compare: lazy(() => import('../screens/overrides/compare/CompareScreen')),
    patterns: lazy(() => import('../screens/overrides/patterns/PatternsScreen')),
  },
  report: {
    opened: lazy(() => import('../screens/report/OpenedScreen')),
    'over-time': lazy(() => import('../screens/report/OverTimeScreen')),
  },
  'what-if': {
    threshold: lazy(() => import('../screens/what-if/ThresholdScreen')),
    policy: lazy(() => import('../screens/what-if/PolicyScreen')),
    breaker: lazy(() => import('../screens/what-if/BreakerScreen')),
    'safe-fail': lazy(() => import('../screens/what-if/SafeFailScreen')),
    proposals: lazy(() => import('../screens/what-if/ProposalsScreen')),
  },
  outcomes: {
    measures: lazy(() => import('../screens/measures/MeasuresScreen')),
    approval: lazy(() => import('../screens/approval/ApprovalScreen')),
    agreement: lazy(() => import('../screens/agreement/AgreementScreen')),
    bias: lazy(() => import('../screens/bias/BiasScreen')),
    missed: lazy(() => import('../screens/missed/MissedScreen')),
    evidence: lazy(() => import('../screens/evidence/EvidenceScreen')),
  },
  readiness: {
    criteria: lazy(() => import('../screens/criteria/CriteriaScreen')),
    plan: lazy(() => import('../screens/plan/PlanScreen')),
    watch: lazy(() => import('../screens/watch/WatchScreen')),
    controls: lazy(() => import('../screens/controls/ControlsScreen')),
    'self-test': lazy(() => import('../screens/self-test/SelfTestScreen')),
    value: lazy(() => import('../screens/value/ValueScreen')),
  },
};
