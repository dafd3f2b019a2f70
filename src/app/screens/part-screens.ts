import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Screen } from '../../session/view';

type PartScreen = LazyExoticComponent<ComponentType>;

/** What each part of a screen shows, by the ids of `screenParts`; the first part is the screen itself. */
export const partScreens: Partial<Record<Screen, Readonly<Record<string, PartScreen>>>> = {
  decisions: {
    queue: lazy(() => import('./decisions/queue/QueueScreen')),
  },
  overrides: {
    people: lazy(() => import('./overrides/people/PeopleScreen')),
    reasons: lazy(() => import('./overrides/reasons/ReasonsScreen')),
    compare: lazy(() => import('./overrides/compare/CompareScreen')),
    patterns: lazy(() => import('./overrides/patterns/PatternsScreen')),
  },
  report: {
    opened: lazy(() => import('./report/OpenedScreen')),
    'over-time': lazy(() => import('./report/OverTimeScreen')),
  },
  'what-if': {
    threshold: lazy(() => import('./what-if/ThresholdScreen')),
    policy: lazy(() => import('./what-if/PolicyScreen')),
    breaker: lazy(() => import('./what-if/BreakerScreen')),
    'safe-fail': lazy(() => import('./what-if/SafeFailScreen')),
    proposals: lazy(() => import('./what-if/ProposalsScreen')),
  },
  outcomes: {
    measures: lazy(() => import('./measures/MeasuresScreen')),
    approval: lazy(() => import('./approval/ApprovalScreen')),
    agreement: lazy(() => import('./agreement/AgreementScreen')),
    bias: lazy(() => import('./bias/BiasScreen')),
    missed: lazy(() => import('./missed/MissedScreen')),
    evidence: lazy(() => import('./evidence/EvidenceScreen')),
  },
  readiness: {
    criteria: lazy(() => import('./criteria/CriteriaScreen')),
    plan: lazy(() => import('./plan/PlanScreen')),
    watch: lazy(() => import('./watch/WatchScreen')),
    controls: lazy(() => import('./controls/ControlsScreen')),
    'self-test': lazy(() => import('./self-test/SelfTestScreen')),
    value: lazy(() => import('./value/ValueScreen')),
  },
};
