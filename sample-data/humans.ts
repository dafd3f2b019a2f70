import type { Review } from '../src/records/review';
import { actionOf, targetOf } from './records/audit';
import type { Case } from './records/decision';
import { day, end, hour, iso, minute, second } from './world/calendar';
import type { Cell } from './world/cell';
import { operators, ordinaryHabit } from './world/operators';
import type { Known, World } from './world/world';

const reasons = [
  ['known_benign', 'Planned maintenance of the owning team; the change is in the calendar.'],
  ['business_impact', 'Containing this now would stop order intake; the owner watches it instead.'],
  ['insufficient_evidence', 'One alert from one source is not enough to contain this.'],
  ['wrong_target', 'The activity came from the neighbour behind the same address.'],
] as const;

/** Whether whoever decided had the agent’s output in view; nothing when nobody decided. */
export type Sight = 'blind' | 'advised' | undefined;

/** What people did about one proposal to act, and what ran because of it. */
export function review(world: World, cell: Cell, one: Case, known: Known): Sight {
  const { draw, schedule, tally, audit, emit } = world;
  const { workflow, bundle, riskClass } = one.place;
  const { decision, time } = known;
  const key = `${workflow.name}|${riskClass}|${bundle.name}`;
  // Where policy asks for an approval, the agent may not act first, whatever its mode.
  const approvalFirst = decision.policy?.outcome !== 'allow';
  const skips = world.flags.has('acts_without_approval');
  const enforced = one.mode === 'enforced' && (skips || !approvalFirst);
  if (enforced && approvalFirst) tally.add(`acted_unapproved|${workflow.name}|${riskClass}|${bundle.name}`);
  if (enforced) act(world, one, known, time + draw.whole(5, 40) * second, 'agent', cell.spotless);
  if (schedule.hit(`pending|${key}`, enforced ? 0.4 : cell.pending)) {
    if (!enforced) tally.add(`pending|${workflow.name}|${bundle.name}`);
    return undefined;
  }
  const { decision_id, finding_uid } = decision;
  const group = draw.pick(workflow.groups);
  const team = operators.filter((operator) => operator.group === group);
  const shown = time + draw.whole(5, 90) * second;
  if (!enforced && schedule.hit(`expired|${key}`, cell.expired)) {
    const at = time + 4 * hour;
    if (at >= end) return undefined;
    tally.add(`expired|${workflow.name}|${bundle.name}`);
    emit.audit(
      audit.review(at, {
        decision_id,
        finding_uid,
        outcome: 'expire',
        shown_time: iso(shown),
        reason_code: 'approval_expired',
      }),
      at,
    );
    if (
      world.flags.has('acted_after_expiry') &&
      cell.expired > 0.1 &&
      tally.count('acted_after_expiry') < 3
    ) {
      tally.note('acted_after_expiry', decision_id);
      act(world, one, known, at + 20 * minute, 'automation', true, true);
    }
    return undefined;
  }
  const blind = one.mode === 'shadow' || (!enforced && schedule.hit(`blind|${key}`, cell.blind));
  const first = draw.pick(team);
  const decided = decide(world, cell, one, known, first, shown, blind, one.twoPerson ? 1 : undefined);
  if (!decided) return undefined;
  const sight = blind ? 'blind' : 'advised';
  let { at } = decided;
  if (decided.approved && one.twoPerson) {
    const planted = world.flags.has('same_person_twice') && one.mode !== 'shadow';
    const same = planted && tally.count('same_person_twice') < 3;
    const none = planted && !same && tally.count('second_missing') < 2;
    tally.add('two_person');
    if (same) tally.note('same_person_twice', decision_id);
    if (none) tally.note('second_missing', decision_id);
    const second = same ? first : draw.pick(team.filter((operator) => operator !== first));
    if (!none) {
      at += draw.whole(1, 20) * minute;
      if (at >= end) return sight;
      emit.audit(
        audit.review(at, {
          decision_id,
          finding_uid,
          outcome: 'approve',
          approver_index: 2,
          reviewer: { uid: second.uid, group: second.group },
          shown_time: iso(shown),
          saw_agent_output: !blind,
          action: actionOf(decision),
          resource: targetOf(decision),
        }),
        at,
      );
    }
  }
  if (decided.approved && !enforced) {
    const executor = one.mode === 'shadow' || draw.chance(0.5) ? 'human' : 'automation';
    act(world, one, known, at + draw.whole(1, 12) * minute, executor, cell.spotless);
  }
  return sight;
}

function decide(
  world: World,
  cell: Cell,
  one: Case,
  known: Known,
  operator: (typeof operators)[number],
  shown: number,
  blind: boolean,
  approver_index: 1 | undefined,
): { approved: boolean; at: number } | undefined {
  const { draw, schedule, tally, audit, emit } = world;
  const { decision, wrong } = known;
  const habit = world.habits.get(operator.uid)!;
  const stamped = habit.approvesAll && !blind;
  const { seconds, opensEvidence } = blind ? ordinaryHabit : habit;
  const [fast, slow] = seconds;
  const skew = draw.unit() ** 2.5;
  const at = shown + Math.round(fast + skew * (slow - fast)) * second;
  if (at >= end) return undefined;
  const overrides = wrong
    ? !stamped && draw.chance(habit.catchesWrong)
    : !stamped && !cell.spotless && schedule.hit(`overrides|${operator.uid}`, habit.rejectsRight);
  const wasQuick = at - shown < 10 * second;
  const counted = tally.operator(operator.uid);
  counted.decided++;
  if (wrong) counted.wrongSeen++;
  if (overrides) counted.overrides++;
  else counted.approvals++;
  if (overrides && !wrong) counted.overridesOfRight++;
  if (!overrides && wrong) counted.wrongApproved++;
  if (!overrides && wasQuick) counted.approvalsUnder10s++;

  const form = draw.unit();
  const outcome: Review['outcome'] = !overrides
    ? 'approve'
    : form < 0.65
      ? 'reject'
      : form < 0.85
        ? 'override'
        : 'modify';
  const [reason_code, reason_text] = wrong === 'benign_positive' ? reasons[0] : draw.pick(reasons);
  const instead = { name: 'notify_owner', category: 'notify' as const };
  const nothing = { name: 'no_action', category: 'none' as const };
  const join = approver_index === undefined && !overrides && world.full ? draw.unit() : 1;
  const link =
    join < 0.02 && decision.trace_id
      ? { trace_id: decision.trace_id, span_id: decision.span_id, finding_uid: decision.finding_uid }
      : join < 0.035
        ? { decision_id: null, finding_uid: decision.finding_uid }
        : { decision_id: decision.decision_id, finding_uid: decision.finding_uid };
  emit.audit(
    audit.review(at, {
      ...link,
      outcome,
      ...(approver_index ? { approver_index } : {}),
      ...(overrides ? { reason_code, ...(world.full ? { reason_text } : {}) } : {}),
      reviewer: { uid: operator.uid, group: operator.group },
      shown_time: iso(shown),
      saw_agent_output: !blind,
      ...(world.full ? { evidence_opened: draw.whole(...opensEvidence) } : {}),
      action: !overrides ? actionOf(decision) : outcome === 'reject' ? nothing : instead,
      resource: targetOf(decision),
      ...(outcome === 'modify' ? { modified_action: instead } : {}),
    }),
    at,
  );
  return { approved: !overrides, at };
}

/** The action runs, and fails at times unless `surely`; temporary containment ends as planned, wrong actions are mostly found and undone. */
function act(
  world: World,
  one: Case,
  known: Known,
  at: number,
  executor: 'human' | 'agent' | 'automation',
  spotless: boolean,
  surely = false,
) {
  const { draw, schedule, tally, audit, emit } = world;
  const { workflow, riskClass, bundle } = one.place;
  const { decision, wrong } = known;
  if (at >= end || one.denied) return;
  const ending = draw.unit();
  const smooth = ending >= 0.05;
  const status = smooth || surely ? 'success' : ending < 0.03 ? 'failure' : 'partial';
  const { decision_id, finding_uid } = decision;
  const ran = audit.execution(at, {
    decision_id: one.mode === 'shadow' ? null : decision_id,
    finding_uid,
    ...(decision.action.command_uid && one.mode !== 'shadow'
      ? { command_uid: decision.action.command_uid }
      : {}),
    action: actionOf(decision),
    resource: targetOf(decision),
    status,
    executor,
  });
  emit.audit(ran, at);
  if (!smooth) return;
  const undoWrong = wrong ? draw.chance(0.7) : !spotless && schedule.hit('undone', 0.004);
  const expires = !undoWrong && one.act.category === 'isolate' && draw.chance(0.15);
  if (!undoWrong && !expires) return;
  const undoneAt = at + (expires ? 1 : draw.between(0.1, 5)) * day;
  if (undoneAt >= end) return;
  if (undoWrong && one.mode !== 'shadow')
    tally.add(`rollback_wrong|${workflow.name}|${riskClass}|${bundle.name}`);
  emit.audit(
    audit.execution(undoneAt, {
      decision_id: ran.decision_id,
      finding_uid,
      action: { name: one.act.rollback, category: 'restore' },
      resource: targetOf(decision),
      status: 'success',
      executor: expires ? 'automation' : 'human',
      rollback_of: ran.event_id,
      rollback_reason: expires ? 'planned_expiry' : 'wrong',
      ...(expires ? {} : { rollback_text: 'Owner confirmed legitimate use; containment lifted.' }),
    }),
    undoneAt,
  );
}
