import type { Decision } from '../../src/records/decision';
import type { Tally } from '../tally';
import type { Bundle } from '../world/bundles';
import type { Cell, Place } from '../world/cell';
import type { Habit } from '../world/operators';
import type { Workflow } from '../world/workflows';
import type { Flag, World } from '../world/world';

/** Where a reader finds a story: scope words as logged. */
export interface Where {
  agent?: string;
  workflow?: string;
  riskClass?: 'low' | 'high';
  bundle?: string;
  baseline?: string;
  operators?: readonly string[];
  chain_uid?: string;
  file?: string;
}

/** One thing planted, and what a dashboard should conclude from it. Without any story the world is the control. */
export interface Story {
  id: string;
  title: string;
  planted: string;
  conclude: string;
  where: Where;
  shape?(cell: Cell, place: Place): void;
  /** Share of high-risk incidents, when the story sets it. */
  highShare?(workflow: Workflow, bundle: Bundle): number | undefined;
  habit?(habit: Habit, operator: string): void;
  /** Changes a production decision before it is logged. */
  alter?(decision: Decision, place: Place, tally: Tally): void;
  /** Adds records of its own. */
  extra?(world: World): void;
  /** Flags that the simulation asks for by name. */
  flags?: readonly Flag[];
  /** What the generator counted, for `stories.json`. */
  truth(tally: Tally): Record<string, unknown>;
}
export const at = (place: Place, workflow: string, bundle: string) =>
  place.workflow.name === workflow && place.bundle.name === bundle;
