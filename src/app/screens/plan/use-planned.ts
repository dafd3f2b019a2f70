import { parseJson } from '../../../records/json';
import { useEffect, useMemo, useState } from 'react';
import { fieldsFrom, firstFields, plannedGate, questionOf } from '../../../answers/plan/question';
import { firstScope, scopeKey } from '../../../answers/readiness/verdict-words';
import { type RunOf, useJob } from '../../../jobs/use-job';
import { stepFor } from '../../../readiness/criteria/criteria';
import type { GateResult, ScopeVerdict } from '../../../readiness/verdict';
import { problemsOf } from '../../../records/form-field';
import { type PlanFields, planSchema } from '../../../records/plan';
import { useView } from '../../../session/view';
import { useEvaluation } from '../../ask/use-evaluation';

/** What a reader wrote over the figures of one gate of one scope. */
interface Written {
  readonly of: string;
  readonly fields: Partial<PlanFields>;
}

interface Planned {
  readonly scopes: readonly ScopeVerdict[];
  readonly scope: ScopeVerdict | undefined;
  /** The gate that is planned; undefined where the scope has none. */
  readonly gate: GateResult | undefined;
  readonly chooseGate: (id: string) => void;
  readonly fields: PlanFields;
  readonly problems: ReadonlyMap<string, string>;
  readonly change: (fields: Partial<PlanFields>) => void;
  readonly isWritten: boolean;
  /** Back to the figures of the scope. */
  readonly reset: () => void;
  readonly simulation: RunOf<'plan'>;
  readonly start: () => void;
  readonly stop: () => void;
}

/** A reader who writes a number is not interrupted at every figure. */
const pauseMs = 400;

/** `value` once it has stayed the same for a moment; the first that is not null at once. */
function useSettled<Value>(value: Value | null): Value | null {
  const [settled, settle] = useState(value);
  const pause = settled === null ? 0 : pauseMs;
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pause);
    return () => clearTimeout(timer);
  }, [pause, value]);
  return settled;
}

/** The plan of the chosen scope: its figures, what a reader wrote over them, and a simulation that starts by itself. */
export function usePlanned(): Planned {
  const { answer, criteria } = useEvaluation();
  const wanted = useView((view) => view.scope);
  const [gateId, chooseGate] = useState<string | null>(null);
  const [written, write] = useState<Written | null>(null);
  const scopes = answer.value?.scopes ?? [];
  const scope = scopes.find((each) => wanted && scopeKey(each) === scopeKey(wanted)) ?? firstScope(scopes);
  const gate = scope && (scope.gates.find(({ id }) => id === gateId) ?? plannedGate(scope));
  const key = scope && gate ? `${scopeKey(scope)} ${gate.id}` : '';
  const rule = scope && stepFor(criteria, scope)?.gates.find(({ id }) => id === gate?.id);
  const over = written?.of === key ? written.fields : {};
  const fields: PlanFields = {
    ...firstFields,
    ...(scope && gate ? fieldsFrom(scope, gate, rule) : {}),
    ...over,
  };
  const problems = problemsOf(planSchema, fields);
  // The job starts anew with another ask, so that equal fields must stay one object.
  const asked = problems.size > 0 || answer.value === undefined ? null : JSON.stringify(fields);
  const settled = useSettled(asked);
  const ask = useMemo(() => {
    if (settled === null) return null;
    const read = planSchema.parse(parseJson(settled));
    return { question: questionOf(read), seed: read.seed };
  }, [settled]);
  const { run: simulation, start, stop } = useJob('plan', ask);
  return {
    ...{ scopes, scope, gate, chooseGate, fields, problems, simulation, stop },
    change: (change) => write({ of: key, fields: { ...over, ...change } }),
    isWritten: Object.keys(over).length > 0,
    reset: () => write(null),
    start: () => ask && start(ask),
  };
}
