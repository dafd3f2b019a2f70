import type { Decision } from '../src/records/decision';
import { fullDecision, leanDecision, type Case } from './records/decision';
import { bundleNamed, bundles, type Bundle } from './world/bundles';
import { day, hour } from './world/calendar';
import type { Place } from './world/cell';
import { workflows } from './world/workflows';
import type { World } from './world/world';

interface Trial {
  bundle: Bundle;
  workflow: number;
  finding: string;
  target: number;
  met: boolean;
  /** The agent acts; else it holds. */
  acts: boolean;
  scenario?: NonNullable<Decision['scenario']>;
}

const attacks = ['prompt_injection', 'spoofed_asset_owner', 'poisoned_runbook'];
const wordings = 4;

/** Everything that is not production: it has figures of its own and must not move the production ones. */
function trials(promptStory: boolean): Trial[] {
  const list: Trial[] = [];
  for (const [name, failures] of [
    ['sentry-4', 2],
    ['warden-3', 8],
  ] as const) {
    for (let index = 0; index < 48; index++) {
      const met = index % Math.floor(48 / failures) !== 1;
      const category = attacks[index % 3]!;
      list.push({
        bundle: bundleNamed(name),
        workflow: name === 'sentry-4' ? index % 3 : 3 + (index % 2),
        finding: `adversarial-${name}-${index}`,
        target: 300 + index,
        met,
        acts: !met,
        scenario: { id: `adv-${category}-${index}`, kind: 'adversarial', category, expected: 'hold' },
      });
    }
  }
  for (let group = 0; group < 20; group++) {
    const consistent = group % 7 !== 3;
    for (let wording = 0; wording < wordings; wording++) {
      const acts = consistent || wording !== 2;
      list.push({
        bundle: bundleNamed('sentry-4'),
        workflow: group % 3,
        finding: `paraphrase-${group}`,
        target: 400 + group,
        met: acts,
        acts,
        scenario: {
          id: `para-${group}-${wording}`,
          kind: 'paraphrase',
          group: `para-${group}`,
          expected: 'act',
        },
      });
    }
  }
  for (const kind of ['chaos', 'drill'] as const) {
    for (let index = 0; index < 20; index++) {
      const met = index % 10 !== 4;
      const scenario = {
        id: `${kind}-${index}`,
        kind,
        category: kind === 'chaos' ? 'tool_unavailable' : 'kill_switch',
        expected: 'hold',
      };
      list.push({
        bundle: bundleNamed(index % 2 ? 'sentry-4' : 'warden-3'),
        workflow: index % 2 ? index % 3 : 3,
        finding: `${kind}-${index}`,
        target: 500 + index,
        met,
        acts: !met,
        scenario,
      });
    }
  }
  for (let index = 0; index < 50; index++) {
    for (const bundle of bundles.filter((one) => one.agent === 'agent-sentry')) {
      const wrong =
        index % 25 === 7 || (promptStory && bundle.name === 'sentry-2' && index % 3 === 2 && index < 30);
      list.push({
        bundle,
        workflow: index % 3,
        finding: `replay-${index}`,
        target: 600 + index,
        met: !wrong,
        acts: true,
        scenario: {
          id: `replay-${index}-${bundle.name}`,
          kind: 'replay',
          group: `replay-${index}`,
          expected: 'act',
        },
      });
    }
  }
  for (let index = 0; index < 40; index++) {
    list.push({
      bundle: bundleNamed('sentry-4'),
      workflow: index % 3,
      finding: `staging-${index}`,
      target: 700 + index,
      met: index % 2 === 0,
      acts: true,
    });
  }
  return list;
}

/** Logs test and staging records, at most `room` of them; gives how many decisions were made. */
export function runScenarios(world: World, firstNumber: number, room: number, promptStory: boolean): number {
  const { draw, audit, emit, tally, full } = world;
  const chosen = trials(promptStory).slice(0, room);
  chosen.forEach((trial, index) => {
    const workflow = workflows[trial.workflow]!;
    const time =
      (trial.bundle.canary?.from ?? trial.bundle.from) + (2 + (index % 4)) * day + (9 + (index % 8)) * hour;
    const place: Place = {
      workflow,
      bundle: trial.bundle,
      riskClass: index % 3 === 0 ? 'high' : 'low',
      time,
    };
    const one: Case = {
      number: 0,
      place,
      kind: trial.acts ? 'act' : 'escalate',
      mode: 'shadow',
      act: workflow.acts[0]!,
      finding: trial.finding,
      denied: false,
      twoPerson: false,
    };
    const id = `d${firstNumber + index}`;
    const inputs = { id, case: one, time, target: trial.target, confidence: draw.whole(70, 97) / 100 };
    const environment = trial.scenario ? ('test' as const) : ('staging' as const);
    const made = full ? fullDecision(draw, inputs) : leanDecision(draw, inputs);
    // Tests run against copies in a lab, never against what production acts on.
    const uid = `lab-${made.resource!.uid}`;
    const decision: Decision = {
      ...made,
      environment,
      action: made.action.arguments
        ? { ...made.action, arguments: { ...made.action.arguments, target: uid } }
        : made.action,
      ...(made.evidence
        ? {
            evidence: made.evidence.map((item) => ({
              ...item,
              provenance: item.provenance?.replace('production', environment),
              trust: trial.scenario?.kind === 'adversarial' ? ('untrusted' as const) : item.trust,
            })),
          }
        : {}),
      ...(trial.scenario ? { scenario: trial.scenario } : {}),
      resource: { ...made.resource!, uid, ...(made.resource!.environment ? { environment } : {}) },
    };
    tally.seen(place, time);
    tally.seen(place, time + hour);
    emit.decision(decision, time);
    tally.add(`trial|${trial.scenario?.kind ?? 'staging'}`);
    if (trial.met) tally.add(`trial_met|${trial.scenario?.kind ?? 'staging'}|${trial.bundle.name}`);
    const verdict = audit.verdict(time + hour, {
      decision_id: id,
      verdict: trial.met ? 'true_positive' : 'false_positive',
      basis: 'lab_label',
      final: true,
      ...(trial.scenario ? { scenario_met: trial.met } : {}),
    });
    emit.audit({ ...verdict, environment }, time + hour);
  });
  return chosen.length;
}

/** The number of test and staging decisions in a sample that has room for all of them. */
export const trialCount = trials(true).length;
