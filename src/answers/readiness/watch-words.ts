import type { GuardrailWatch } from '../../readiness/watch/watch-scope';
import type { ScopeVerdict } from '../../readiness/verdict';
import { count, inSentence, joined, plain, utcDate } from '../../words/format';
import { stepDownWords } from '../../words/verdict-sentences';
import { scopeName } from './verdict-words';

/** The first day on which the verdict's own detector tripped, and its gate; null where nothing tripped since a ruling. */
function firstTrip({
  gates,
}: Pick<ScopeVerdict, 'gates'>): { readonly on: number; readonly title: string } | null {
  const all = gates.flatMap(({ title, trips }) => trips.map(({ on }) => ({ on, title })));
  return [...all].sort((a, b) => a.on - b.on)[0] ?? null;
}

/** What the watch found, with the day of the verdict beside its own, each by its name. */
export function watchSentence(scope: ScopeVerdict, watches: readonly GuardrailWatch[]): string {
  const judged = watches.reduce((most, { judgedAt }) => Math.max(most, judgedAt.length), 0);
  if (judged === 0) return `Not measurable: no incident of ${scopeName(scope)} has matured.`;
  const alarms = watches
    .flatMap(({ gate, watch }) =>
      watch.trippedOn === null ? [] : [{ title: gate.title, on: watch.trippedOn }],
    )
    .sort((a, b) => a.on - b.on);
  const [alarm] = alarms;
  const trip = firstTrip(scope);
  const down = stepDownWords(scope.tierHeld);
  const day = ({ on, title }: { readonly on: number; readonly title: string }) =>
    `${utcDate(on)} (${inSentence(title)})`;
  if (alarm === undefined) {
    const blind = watches
      .filter(({ judgedAt }) => judgedAt.length === 0)
      .map(({ gate }) => inSentence(gate.title));
    const without = blind.length === 0 ? '' : ` Without data: ${joined(blind)}.`;
    const none = `o alarm of the watch in ${count(judged)} judged incidents of all bundles.${without}`;
    // A silent watch must not read as a pass where the verdict says otherwise.
    if (trip !== null) return plain(`${down}. Verdict: tripped on ${day(trip)}. Watch: n${none}`);
    return plain(
      scope.state === 'step_down' ? `${down} by the gate of the bundle in force; n${none}` : `N${none}`,
    );
  }
  const others =
    alarms.length === 1 ? '' : ` ${count(alarms.length)} of ${count(watches.length)} guardrails sounded.`;
  const own =
    trip !== null
      ? `Verdict: tripped on ${day(trip)}.`
      : scope.state === 'step_down'
        ? 'Verdict: step down by its gates, with no trip.'
        : scope.ruling === null
          ? 'Verdict: not tripped.'
          : `Verdict: not tripped since the ruling on ${utcDate(scope.ruling.at)}.`;
  return plain(`${own} Watch: first alarm on ${day(alarm)}.${others}`);
}
