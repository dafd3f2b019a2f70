import { actionOf, targetOf } from './records/audit';
import type { Case } from './records/decision';
import type { VerdictRecord } from '../src/records/verdict';
import { review, type Sight } from './humans';
import { day, end, hour, lag } from './world/calendar';
import type { Cell } from './world/cell';
import type { Known, World } from './world/world';

/** All that follows from an incident: reviews, executions, rollbacks, verdicts. What falls after the end is not logged. */
export function aftermath(world: World, cell: Cell, one: Case, known: readonly Known[]) {
  for (const each of known) {
    if (each.kind === 'act') {
      const label = labelled(world, cell, one, each, known.length === 1);
      const sight = review(world, cell, one, each);
      if (!label) continue;
      world.tally.scope(one.place).labelledActions++;
      world.tally.seen(one.place, label.at);
      world.emit.audit(inView(world, label.verdict, sight, one.number), label.at);
    } else {
      quiet(world, cell, one, each);
    }
  }
}

/** The analyst of record is who decided on the proposal. Half of these labels say what was in view, half leave it to the review. */
function inView(world: World, verdict: VerdictRecord, sight: Sight, number: number): VerdictRecord {
  if (verdict.basis !== 'analyst_of_record') return verdict;
  world.tally.add(`analyst_of_record|${sight ?? 'nobody'}`);
  return sight === undefined || number % 2 === 0 ? verdict : { ...verdict, blind: sight === 'blind' };
}

/** The verdict on a proposal to act and when it is given; nothing when the logs never know it. */
function labelled(
  world: World,
  cell: Cell,
  one: Case,
  { decision, time, wrong }: Known,
  alone: boolean,
): { verdict: VerdictRecord; at: number } | undefined {
  const { draw, schedule, tally, audit, emit } = world;
  const { workflow, bundle, riskClass } = one.place;
  const key = `${workflow.name}|${riskClass}|${bundle.name}`;
  const late = schedule.hit(`late|${key}`, cell.lateLabel);
  const never = schedule.hit(`unlabelled|${key}`, cell.unlabelled);
  const at = time + (late ? draw.between(16, 45) : draw.between(0.3, 9)) * day;
  const missing = never || at >= end;
  if (missing && time < end - lag) tally.add(`matured_unlabelled|${workflow.name}|${bundle.name}`);
  if (missing) return undefined;
  if (late) tally.add('late_label');
  const verdict = wrong ?? 'true_positive';
  const { decision_id, finding_uid, action } = decision;
  const about = alone && draw.chance(0.3) ? { finding_uid } : { decision_id };
  const flipped = schedule.hit(`flip|${key}`, cell.flippedLabel);
  const basis = draw.unit();
  if (flipped) {
    tally.add('flip');
    const first = time + (at - time) / 2;
    tally.seen(one.place, first);
    const opposite = wrong ? 'true_positive' : 'false_positive';
    emit.audit(
      audit.verdict(first, { ...about, verdict: opposite, basis: 'closed_classification', final: true }),
      first,
    );
  }
  const warranted = wrong ? [] : [{ category: action.category, resource_uid: targetOf(decision).uid }];
  const isSecond = basis < 0.4 || cell.secondAnalyst;
  const record = audit.verdict(at, {
    ...about,
    verdict,
    ...(world.full || wrong ? { warranted_actions: warranted } : {}),
    basis: flipped || basis < 0.12 ? 'incident_review' : isSecond ? 'second_analyst' : 'analyst_of_record',
    final: true,
    ...(isSecond ? { blind: true } : {}),
  });
  return { verdict: record, at };
}

/** Cases in which the agent did not act: an audit sample looks at some, escalations are labelled. */
function quiet(world: World, cell: Cell, one: Case, { decision, time, kind }: Known) {
  const { draw, schedule, tally, audit, emit } = world;
  const { workflow, riskClass, bundle } = one.place;
  const key = `${workflow.name}|${riskClass}|${bundle.name}`;
  const { decision_id, finding_uid } = decision;
  if (kind === 'escalate' || kind === 'notify' || kind === 'enrich') {
    const right = !schedule.hit(`escalation|${kind}|${key}`, 0.1);
    const at = time + draw.between(0.5, 9) * day;
    const verdict = right ? 'true_positive' : 'false_positive';
    if (at >= end) return;
    tally.seen(one.place, at);
    emit.audit(audit.verdict(at, { decision_id, verdict, basis: 'analyst_of_record', final: true }), at);
    return;
  }
  if (kind !== 'no_action') return;
  const missed = schedule.hit(`missed|${key}`, cell.missed);
  const sampled = draw.chance(cell.auditProbability);
  if (missed) tally.add('missed');
  tally.add('no_action');
  const act = { name: one.act.name, category: one.act.category };
  if (!sampled) {
    const at = time + draw.between(2, 30) * hour;
    if (!missed || at >= end || !draw.chance(0.3)) return;
    tally.add('human_only');
    const reviewer = { uid: 'c.nowak', group: 'soc-day' };
    emit.audit(
      audit.review(at, {
        decision_id: null,
        finding_uid,
        outcome: 'override',
        reviewer,
        reason_code: 'agent_missed',
        action: act,
        resource: { uid: `${one.act.target}-human-${one.number}` },
      }),
      at,
    );
    return;
  }
  const at = time + draw.between(0.5, 6) * day;
  if (at >= end) return;
  tally.seen(one.place, at + hour);
  tally.add('audit_sampled');
  if (missed) tally.add('audit_missed');
  emit.audit(
    audit.review(at, {
      decision_id,
      finding_uid,
      outcome: missed ? 'override' : 'approve',
      reviewer: { uid: 'd.haddad', group: 'soc-day' },
      saw_agent_output: false,
      sampling: { probability: cell.auditProbability, stratum: `${workflow.name}/${riskClass}` },
      action: missed ? act : actionOf(decision),
      resource: targetOf(decision),
      ...(missed ? { reason_code: 'agent_missed' } : {}),
    }),
    at,
  );
  emit.audit(
    audit.verdict(at + hour, {
      decision_id,
      verdict: missed ? 'true_positive' : 'false_positive',
      warranted_actions: missed ? [{ category: act.category, resource_uid: targetOf(decision).uid }] : [],
      basis: 'second_analyst',
      final: true,
      blind: true,
    }),
    at + hour,
  );
}
