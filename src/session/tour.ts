import { createStore } from './create-store';

export interface TourFields {
  /** Place among the stops; null: nobody is led. */
  stop: number | null;
}

const nowhere: TourFields = { stop: null };

export const useTour = createStore({ stop: ['screen'] }, nowhere);

export const startTour = (): void => useTour.setState({ stop: 0 });
export const endTour = (): void => useTour.setState(nowhere);
