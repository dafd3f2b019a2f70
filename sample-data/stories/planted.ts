import { actsWithoutApproval } from './acts-without-approval';
import { aliasedChange } from './aliased-change';
import { auditSample } from './audit-sample';
import { brokenChain } from './broken-chain';
import { concentratedOverrides } from './concentrated-overrides';
import { environmentLeak } from './environment-leak';
import { falsePositivesAfterPromptChange } from './false-positives-after-prompt-change';
import { lateLabels } from './late-labels';
import { mixOnlyChange } from './mix-only-change';
import { orphanEvents } from './orphan-events';
import { outOfPolicy } from './out-of-policy';
import { overConfidentBundle } from './over-confident-bundle';
import { readyForPromotion } from './ready-for-promotion';
import { readyOnlyWhenPooled } from './ready-only-when-pooled';
import { rubberStamp } from './rubber-stamp';
import { safetyHistory } from './safety-history';
import { samePersonTwice } from './same-person-twice';
import { stepDown } from './step-down';
import type { Story } from './story';
import { testRecords } from './test-records';
import { twoRoles } from './two-roles';
import { unversionedChange } from './unversioned-change';
import { waitingApprovals } from './waiting-approvals';

export const stories: readonly Story[] = [
  readyForPromotion,
  readyOnlyWhenPooled,
  stepDown,
  actsWithoutApproval,
  falsePositivesAfterPromptChange,
  aliasedChange,
  mixOnlyChange,
  unversionedChange,
  overConfidentBundle,
  rubberStamp,
  concentratedOverrides,
  outOfPolicy,
  lateLabels,
  waitingApprovals,
  samePersonTwice,
  twoRoles,
  environmentLeak,
  orphanEvents,
  brokenChain,
];

/** In the control as well: parts of the world that a reader asks about, not faults. */
export const always: readonly Story[] = [auditSample, safetyHistory, testRecords];
