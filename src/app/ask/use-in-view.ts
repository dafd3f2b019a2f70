import { decisionsInView } from '../../metrics/in-view/in-view';
import type { Selection } from '../../slice/selection/selection';
import { useQuery } from './use-query';

/** How many decisions and incidents a slice leaves; asked once, however many places show it. */
export const useInView = (selection: Selection) =>
  useQuery((query, signal) => decisionsInView(query, selection, signal), [selection]);
