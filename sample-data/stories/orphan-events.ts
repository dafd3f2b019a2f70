import { day, end, hour, iso, minute } from '../world/calendar';
import type { Story } from './story';

export const orphanEvents: Story = {
  id: 'orphan-events',
  title: 'Audit events of decisions that are not in the logs, and reviews logged days later',
  planted:
    'Four reviews, three executions and two verdicts name decisions lost-1 to lost-9; five more reviews, of lost-10 to lost-14, were logged three days after they say they were made.',
  conclude:
    'Fourteen orphan events listed (nine reviews, three executions, two verdicts), five back-filled reviews found; no figure moves.',
  where: { file: 'audit' },
  extra({ audit, emit, tally }) {
    const from = end - 60 * day;
    const reviewer = { uid: 'b.costa', group: 'soc-day' };
    const action = { name: 'isolate_host', category: 'isolate' as const };
    for (let number = 1; number <= 14; number++) {
      const [decision_id, time] = [`lost-${number}`, from + number * 7 * hour];
      tally.note('orphans', decision_id);
      if (number <= 4) emit.audit(audit.review(time, { decision_id, outcome: 'approve', reviewer }), time);
      else if (number <= 7)
        emit.audit(
          audit.execution(time, { decision_id, action, status: 'success', executor: 'human' }),
          time,
        );
      else if (number <= 9)
        emit.audit(
          audit.verdict(time, {
            decision_id,
            verdict: 'true_positive',
            basis: 'analyst_of_record',
            final: true,
          }),
          time,
        );
      else {
        const record = audit.review(time, {
          decision_id,
          outcome: 'approve',
          reviewer,
          shown_time: iso(time - 5 * minute),
        });
        emit.audit({ ...record, logged_time: iso(time + 3 * day) }, time);
      }
    }
  },
  truth: (tally) => ({
    orphans: tally.count('orphans'),
    reviews: 9,
    executions: 3,
    verdicts: 2,
    backFilledReviews: 5,
    decision_ids: tally.noted('orphans'),
  }),
};
