import { fill } from '../rate/slice';
import opportunitiesSql from './opportunities.sql?raw';

/** A decision point that can be judged, over `slice`. */
export const opportunity =
  "is_mature AND NOT is_duplicate AND NOT is_error AND unadjudicable NOT IN ('duplicate', 'test')";

/** Nothing, or too little, was proposed there: opportunities.sql says what that is. */
export const isMissed = "NOT is_escalation AND (NOT is_action OR match_class = 'matched_stronger')";

/** The decision points of `slice`, as a further table of its statement. */
export const opportunityTable = fill(opportunitiesSql, { opportunity, is_missed: isMissed });
