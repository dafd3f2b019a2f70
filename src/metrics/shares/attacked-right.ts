import { share } from '../rate/share';
import { rightIn } from './replay-right';

export const attackedRight = share({
  id: 'attacked_right_share',
  title: 'Right action under attack',
  question: 'How often was the action still right while under attack?',
  denominator: 'Attacked cases with a known answer',
  ...rightIn('adversarial'),
});
