import type { Decision } from '../src/records/decision';
import { aftermath } from './aftermath';
import { AuditRecords } from './records/audit';
import { fullDecision, leanDecision, type Case, type Kind } from './records/decision';
import { Schedule, statedConfidence, type Random } from './random';
import type { Story } from './stories/story';
import { Tally } from './tally';
import { bundleAt } from './world/bundles';
import { caseTime, end, iso, minute } from './world/calendar';
import { ordinaryCell, type Cell, type Place } from './world/cell';
import { modeAt } from './world/history';
import { ordinaryHabit, operators } from './world/operators';
import { workflows, type Workflow } from './world/workflows';
import type { Emit, Known, World, Wrong } from './world/world';

const kinds: [Kind, number][] = [
  ['act', 0.79],
  ['no_action', 0.89],
  ['escalate', 0.93],
  ['notify', 0.955],
  ['enrich', 0.975],
  ['abstain', 0.99],
  ['error', 1],
];
const shareEdges = workflows.map((_, index) =>
  workflows.slice(0, index + 1).reduce((sum, one) => sum + one.share, 0),
);

export function openWorld(draw: Random, stories: readonly Story[], emit: Emit, full: boolean): World {
  const habits = new Map(
    operators.map(({ uid }) => {
      const habit = { ...ordinaryHabit };
      for (const story of stories) story.habit?.(habit, uid);
      return [uid, habit] as const;
    }),
  );
  const flags = new Set(stories.flatMap((story) => story.flags ?? []));
  return {
    draw,
    schedule: new Schedule(draw),
    audit: new AuditRecords(full),
    tally: new Tally(),
    emit,
    habits,
    flags,
    full,
  };
}

function cellAt(place: Place, stories: readonly Story[]): Cell {
  const cell = ordinaryCell(place);
  for (const story of stories) story.shape?.(cell, place);
  return cell;
}

function pickWorkflow(draw: Random): Workflow {
  const at = draw.unit() * shareEdges.at(-1)!;
  return workflows[shareEdges.findIndex((edge) => at < edge)] ?? workflows[0]!;
}

function pickAct(draw: Random, workflow: Workflow) {
  let left = draw.unit();
  return workflow.acts.find((act) => (left -= act.weight) < 0) ?? workflow.acts[0]!;
}

/**
 * Makes `count` production decisions and all that follows from them, incident by incident in the
 * order of their days. Pauses where `drain` returns a promise.
 */
export async function simulate(
  world: World,
  stories: readonly Story[],
  count: number,
  drain: () => Promise<void> | undefined,
): Promise<void> {
  const { draw, schedule } = world;
  let made = 0;
  for (let number = 1; made < count; number++) {
    const workflow = pickWorkflow(draw);
    const opened = caseTime(made / count, draw.unit);
    const bundle = bundleAt(workflow.agent, opened, draw);
    const highShare = stories
      .map((story) => story.highShare?.(workflow, bundle))
      .find((share) => share !== undefined);
    const high = schedule.hit(`high|${workflow.name}|${bundle.name}`, highShare ?? workflow.high);
    const place: Place = { workflow, bundle, riskClass: high ? 'high' : 'low', time: opened };
    made += incident(world, stories, place, number, made, count - made);
    const pause = drain();
    if (pause) await pause;
  }
}

function incident(
  world: World,
  stories: readonly Story[],
  place: Place,
  number: number,
  made: number,
  room: number,
): number {
  const { draw, schedule, tally } = world;
  const { workflow, bundle, riskClass, time: opened } = place;
  const cell = cellAt(place, stories);
  const at = draw.unit();
  const kind = kinds.find(([, edge]) => at < edge)![0];
  const key = `${workflow.name}|${riskClass}|${bundle.name}`;
  const size = draw.unit();
  const targets = kind !== 'act' ? 1 : Math.min(room, size < 0.76 ? 1 : size < 0.93 ? 2 : 3);
  const wrong = kind === 'act' && schedule.hit(`wrong|${key}`, cell.errorRate);
  const nature: Wrong = draw.chance(0.7) ? 'false_positive' : 'benign_positive';
  const one: Case = {
    number,
    place,
    kind,
    mode: modeAt(workflow, opened),
    act: pickAct(draw, workflow),
    finding: `f${number}`,
    denied: kind === 'act' && schedule.hit(`denied|${key}`, cell.denied),
    twoPerson: kind === 'act' && riskClass === 'high' && workflow.name === 'database-protection',
  };
  const known: Known[] = [];
  let time = opened;
  for (let index = 0; index < targets; index++) {
    if (index > 0) time = Math.min(end - 2 * minute, time + draw.whole(2, 25) * minute);
    const wrongHere = wrong && (index === 0 || draw.chance(0.6)) ? nature : undefined;
    const inputs = {
      id: `d${made + index + 1}`,
      case: one,
      time,
      target: draw.whole(100, 999) + (riskClass === 'high' ? 1000 : 0),
      confidence: statedConfidence(
        draw,
        cell.believedErrorRate,
        wrongHere !== undefined && cell.believedErrorRate > 0,
      ),
    };
    const decision = world.full ? fullDecision(draw, inputs) : leanDecision(draw, inputs);
    for (const story of stories) story.alter?.(decision, place, tally);
    world.emit.decision(decision, time);
    known.push({ decision, time, kind, wrong: wrongHere });
    count(world, place, cell, known.at(-1)!, one.denied);
  }
  if (kind === 'act') tally.incident(place, opened, wrong);
  aftermath(world, cell, one, known);
  if (kind === 'act' && targets < room && draw.chance(0.004)) {
    duplicate(world, place, known.at(-1)!, `d${made + targets + 1}`);
    return targets + 1;
  }
  return targets;
}

function count(world: World, place: Place, cell: Cell, known: Known, denied: boolean) {
  const scope = world.tally.scope(place);
  world.tally.seen(place, known.time);
  scope.decisions++;
  if (known.kind !== 'act') return;
  scope.actions++;
  scope.confidenceSum += known.decision.confidence ?? 0;
  if (denied) scope.denied++;
  if (!known.wrong) return;
  scope.wrongActions++;
  world.tally.add(`wrong|${scope.workflow}|${scope.riskClass}|${scope.bundle}|${cell.errorRate}`);
}

/** The agent proposes the same again minutes later: logged, never reviewed, not to be counted twice. */
function duplicate(world: World, place: Place, known: Known, id: string) {
  const time = Math.min(end - minute, known.time + world.draw.whole(3, 20) * minute);
  const again: Decision = {
    ...known.decision,
    event_id: `e${id}`,
    decision_id: id,
    time: iso(time),
  };
  delete again.span_id;
  delete again.trace_id;
  world.tally.seen(place, time);
  world.tally.add('duplicates');
  world.emit.decision(again, time);
}
