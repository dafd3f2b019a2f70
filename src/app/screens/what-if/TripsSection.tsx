import { DataTable } from '../../../charts/table/Table';
import { Figure } from '../../../charts/figure/Figure';
import { counted, duration, utcDate, utcDateTime, utcMinute } from '../../../words/format';
import { TripTimeline } from '../../../charts/what-if/TripTimeline';
import type { Statement } from '../../../database/engine/query';
import type { runBreaker } from '../../../metrics/breaker-replay/account';
import type { BreakerLog } from '../../../metrics/breaker-replay/events';
import { burstBefore } from '../../../metrics/breaker-replay/replay';
import { tripWords } from '../../../words/what-if-words';
import { useWhatIf } from '../../../session/what-if';
import { Opens, type OnOpen } from './Opens';

interface TripsSectionProps {
  log: BreakerLog;
  ran: ReturnType<typeof runBreaker>;
  statements: readonly Statement[];
  onOpen: OnOpen;
}

const stretchCount = 40;
const kinds = [
  { word: 'wrong', truth: false },
  { word: 'right', truth: true },
  { word: 'unresolved', truth: null },
] as const;

export function TripsSection({ log, ran, statements, onOpen }: TripsSectionProps) {
  const breaker = useWhatIf((state) => state.breaker);
  const { replay, account } = ran;
  const from = log.actions[0]?.at ?? 0;
  const until = Math.max(from + 1, log.actions.at(-1)?.at ?? 0);
  const width = (until - from) / stretchCount;
  const stretches = Array.from({ length: stretchCount }, (_, at) => ({
    from: from + at * width,
    until: from + (at + 1) * width,
    acted: 0,
    stopped: 0,
  }));
  const wrong = { acted: [] as number[], stopped: [] as number[] };
  log.actions.forEach(({ at, truth }, place) => {
    if (truth !== false) return;
    const stretch = stretches[Math.min(stretchCount - 1, Math.floor((at - from) / width))]!;
    const side = (replay.stoppedBy[place] ?? -1) >= 0 ? 'stopped' : 'acted';
    stretch[side] += 1;
    wrong[side].push(place);
  });
  const stoppedBy = (trip: number) =>
    log.actions.flatMap((_, place) => (replay.stoppedBy[place] === trip ? [place] : []));
  if (log.actions.length === 0) return null;
  return (
    <Figure
      title="When it would have tripped"
      summary={`${counted(account.trips, 'trip')}; bars: wrong actions, solid where they were let act, outlined where they were stopped.`}
      sql={[...statements]}
      note="Grey: some scope is in advisory-only mode. Whether an action was wrong is known today; the breaker knew it only once its label had arrived."
    >
      <TripTimeline from={from} until={until} stretches={stretches} trips={replay.trips} />
      <p className="part-controls">
        {wrong.stopped.length > 0 && (
          <button
            type="button"
            className="link"
            onClick={() => onOpen('Wrong actions that were stopped', wrong.stopped)}
          >
            List {counted(wrong.stopped.length, 'wrong action')} stopped
          </button>
        )}
        {wrong.acted.length > 0 && (
          <button
            type="button"
            className="link"
            onClick={() => onOpen('Wrong actions that act all the same', wrong.acted)}
          >
            List {counted(wrong.acted.length, 'wrong action')} that act all the same
          </button>
        )}
      </p>
      {replay.trips.length > 0 && (
        <div className="wide-rows">
          <DataTable
            caption="Trips"
            columns={[
              { label: 'Tripped, UTC' },
              { label: 'Scope' },
              { label: 'By' },
              { label: 'Advisory-only for' },
              { label: 'Wrong before it', numeric: true },
              { label: 'Wrong stopped', numeric: true },
              { label: 'Right stopped', numeric: true },
              { label: 'Unresolved stopped', numeric: true },
            ]}
            rows={replay.trips.map((trip, at) => ({
              key: String(at),
              cells: [
                <button
                  key="at"
                  type="button"
                  className="link"
                  onClick={() => onOpen(`Stopped by the trip of ${utcDateTime(trip.at)}`, stoppedBy(at))}
                >
                  {utcDate(trip.at)}, {utcMinute(trip.at)}
                </button>,
                trip.scope,
                tripWords(breaker.trips[trip.rule]!),
                duration(trip.until - trip.at),
                <Opens
                  key="burst"
                  title={`Wrong actions before the trip of ${utcDateTime(trip.at)}`}
                  places={burstBefore(log, replay, breaker, at)}
                  onOpen={onOpen}
                />,
                ...kinds.map(({ word, truth }) => (
                  <Opens
                    key={word}
                    title={`Stopped by the trip of ${utcDateTime(trip.at)}, ${word}`}
                    places={stoppedBy(at).filter((place) => log.actions[place]?.truth === truth)}
                    onOpen={onOpen}
                  />
                )),
              ],
            }))}
          />
        </div>
      )}
    </Figure>
  );
}
