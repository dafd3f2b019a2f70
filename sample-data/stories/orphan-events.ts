import { day, end, hour, iso, minute } from '../world/calendar';
import type { Story } from './story';

export const orphanEvents: Story = {
  id: 'orphan-events',
  title: 'Audit events of decisions that are not in the logs, and reviews logged days later',
  planted:
    'Four reviews, three executions and two verdicts name decisions lost-1 to lost-9; five more reviews, of lost-10 to lost-14, were logged three days after they say they were made. All name agent-warden and mail-quarantine.',
  conclude:
    'Fourteen orphan events listed (nine reviews, three executions, two verdicts), five back-filled reviews found; each lost decision counts as one in error in mail-quarantine, which steps down without them too.',
  where: { agent: 'agent-warden', workflow: 'mail-quarantine', file: 'audit' },
  extra({ audit, emit, tally }) {
    const from = end - 60 * day;
    const reviewer = { uid: 'b.costa', group: 'soc-day' };
    const action = { name: 'quarantine_mail', category: 'isolate' as const };
    const scope = { agent: { uid: 'agent-warden' }, workflow: 'mail-quarantine' };
    for (let number = 1; number <= 14; number++) {
      const [decision_id, time] = [`lost-${number}`, from + number * 7 * hour];
      tally.note('orphans', decision_id);
      if (number <= 4)
        emit.audit(audit.review(time, { decision_id, ...scope, outcome: 'approve', reviewer }), time);
      else if (number <= 7)
        emit.audit(
          audit.execution(time, { decision_id, ...scope, action, status: 'success', executor: 'human' }),
          time,
        );
      else if (number <= 9)
        emit.audit(
          audit.verdict(time, {
            decision_id,
            ...scope,
            verdict: 'true_positive',
            basis: 'analyst_of_record',
            final: true,
          }),
          time,
        );
      else {
        const record = audit.review(time, {
          decision_id,
          ...scope,
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
