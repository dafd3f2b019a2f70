import { RateRows } from '../../../charts/dots/RateRows';
import { Figure } from '../../../charts/figure/Figure';
import { hitsOf, plainWord } from '../../../words/format';
import type { Rate } from '../../../metrics/rate/rate';
import { chaosSafe, drillPass, everyRepeatRight } from '../../../metrics/tests/definitions';
import { RowsLink } from '../../parts/RowsLink';
import { wereRun } from './AdversarialSection';

interface FaultSectionProps {
  chaos: Rate;
  drill: Rate;
  replay: Rate;
  repeats: Rate;
  chaosByFault: readonly Rate[];
}

/** Whether the agent fails safely when something breaks, and stops when it is told to. */
export function FaultSection({ chaos, drill, replay, repeats, chaosByFault }: FaultSectionProps) {
  const faults = wereRun(chaosByFault).map((rate) => ({
    ...rate,
    key: `fault ${rate.key}`,
    label: `Fault: ${plainWord(rate.key)}`,
  }));
  const points = [
    { ...chaos, key: chaosSafe.id, label: 'Injected faults, all' },
    ...faults,
    { ...drill, key: drillPass.id, label: 'Drills' },
    { ...replay, key: 'replay_right_share', label: 'Replayed cases, right by the known answer' },
    { ...repeats, key: everyRepeatRight.id, label: everyRepeatRight.title },
  ];
  return (
    <Figure
      title="When something breaks: does it fail safely?"
      summary={
        chaos.n === 0
          ? (chaos.reason ?? 'No fault was injected.')
          : `${hitsOf(chaos.n - chaos.hits, chaos.n)} runs under an injected fault did not end safely; ${hitsOf(drill.n - drill.hits, drill.n)} drills did not end as expected.`
      }
      sql={[chaos.statement, drill.statement, replay.statement, repeats.statement]}
      note="Exact intervals; those of replayed cases are Korn and Graubard’s. Replayed cases are recorded cases run again, and enter no other figure."
    >
      <RateRows
        caption="Faults, drills and replays"
        head="Staged"
        points={points}
        mark="truth"
        better="higher"
        unit="scenarios"
        misses="Not as expected"
        link={({ key }, part, text) => (
          <RowsLink
            rows={
              key.startsWith('fault ')
                ? {
                    of: 'metric',
                    metric: chaosSafe.id,
                    part,
                    grouping: 'scenario_category',
                    key: key.slice('fault '.length),
                  }
                : { of: 'metric', metric: key, part }
            }
          >
            {text}
          </RowsLink>
        )}
      />
    </Figure>
  );
}
