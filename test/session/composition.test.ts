import { expect, it } from 'vitest';
import { leaveDecision, startDecision, useComposition } from '../../src/session/composition';

it('keeps of a decision over other logs only who decides', () => {
  const scope = { agent: 'harbor', workflow: 'mail', riskClass: 'low' as const };
  useComposition.setState({
    decision: {
      ...startDecision([scope]),
      ...{
        outcome: 'promote_with_conditions',
        by: 'A. Lead',
        conditions: 'At most 8.',
        expires: '2027-03-01',
      },
    },
  });
  leaveDecision();
  expect(useComposition.getState().decision).toEqual({ ...startDecision(), by: 'A. Lead' });
  useComposition.setState({ decision: null });
  leaveDecision();
  expect(useComposition.getState().decision).toBeNull();
});
