import { log } from '../cli/log';
import { seeded } from './builders';

export type Fields = Readonly<Record<string, unknown>>;

const day = 86_400_000;
const iso = (epoch: number) => new Date(epoch).toISOString();
const numberOf = (record: Fields) => Number(String(record.decision_id).slice(1));

/** How often a random log departs from that of a right agent; shares of its decisions. */
export interface Rates {
  readonly wrong: number;
  readonly unlabelled: number;
  readonly weak: number;
  readonly flagged: number;
  /** Share of its targets that come up again and again. */
  readonly repeated: number;
}

const none: Rates = { wrong: 0, unlabelled: 0, weak: 0, flagged: 0, repeated: 0 };

/**
 * A log whose incidents, targets, times, people, kinds of action and sources of labels are drawn by `seed`. `wrong` is
 * the one decision in error of a right agent's log, by its number, alone in its incident.
 */
export function randomLog(seed: number, count: number, wrong: number | null, rates: Rates = none): Fields[] {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  let incident = 0;
  let left = 0;
  const acts = Array.from({ length: count }, (_, at) => {
    if (left === 0 || at === wrong || at - 1 === wrong) {
      incident = at;
      left = at === wrong || random() < 0.95 ? 1 : 2;
    }
    left -= 1;
    const isWrong = at === wrong || random() < rates.wrong;
    return {
      isWrong,
      incident: `i${incident}`,
      shift: below(6 * 60) * 60_000,
      target: random() < rates.repeated ? `server ${below(2)}` : `host ${at}`,
      category: random() < 0.7 ? 'isolate' : 'evict',
      delay: day * (1 + random() * 9),
      author: { uid: `ann ${below(4)}`, kind: 'human' },
      basis: random() < 0.5 ? 'incident_review' : 'second_analyst',
      isUnlabelled: random() < rates.unlabelled,
      isWeak: random() < rates.weak,
      flag: random() < rates.flagged ? below(5) : -1,
    };
  });
  const flags: readonly Fields[] = [
    { error: { type: 'timeout' } },
    { abstained: true },
    { scenario: { id: 's1', kind: 'drill' } },
    { environment: 'test' },
    { mode: 'enforced' },
  ];
  return log(count, (at) => acts[at]?.isWrong ?? false)
    .split('\n')
    .map((line) => JSON.parse(line) as Fields)
    .flatMap((record) => {
      const act = acts[numberOf(record)];
      if (act === undefined) return [record];
      const time = Date.parse(String(record.time)) + act.shift;
      if (record.event_type === 'decision')
        return [
          {
            ...{ ...record, time: iso(time), incident_uid: act.incident },
            ...{ resource: { uid: act.target, criticality: 'low' } },
            action: { name: `${act.category}_host`, category: act.category },
            ...flags[act.flag],
          },
        ];
      if (record.event_type === 'review') return [{ ...record, time: iso(time) }];
      if (act.isUnlabelled) return [];
      const basis = act.isWeak ? 'closed_classification' : act.basis;
      const given = iso(time + act.delay);
      return [{ ...record, basis, blind: true, author: act.author, time: given }];
    });
}
