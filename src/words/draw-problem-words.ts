import type { DrawProblem } from '../records/draw-problem';
import { count, counted, joined, shortHash } from './format';

const namesShown = 3;

function named(names: readonly string[]): string {
  const more = names.length - namesShown;
  return more > 0 ? `${names.slice(0, namesShown).join(', ')} and ${count(more)} more` : joined(names);
}

const fieldWords: Readonly<Record<string, string>> = {
  uniform: 'its smallest probability fits neither its strata nor the draws before it',
  drawn: 'a stratum has another number of cases',
  incidents: 'the incidents of its strata do not add up',
  shown: 'readers were shown other fields than the log allows',
  from: 'its first incident is not the one after the draw before',
  previous: 'another draw came between it and the draw that it follows',
  through: 'its last incident is not that of the log',
};

/** One problem as a sentence: what is wrong, then what to do. */
export function drawProblemWords(problem: DrawProblem): string {
  switch (problem.kind) {
    case 'edited':
      return 'The draw file was edited after it was made: its digest does not fit. Open the file as it was saved.';
    case 'no_frame':
      return 'These logs hold no incident that this draw could draw. Open the logs that it was made from.';
    case 'other_scope':
      return 'The draw is of another agent, workflow, risk class or bundle.';
    case 'other_criteria':
      return `The draw was made under ${problem.drawnBy.name}, version ${problem.drawnBy.version}; other criteria judge now.`;
    case 'changed_log': {
      const { incidentsThen, incidentsNow, drawn, files } = problem;
      const size =
        incidentsThen === incidentsNow
          ? `its ${counted(incidentsThen, 'incident')} differ`
          : `it held ${counted(incidentsThen, 'incident')} and holds ${count(incidentsNow)}`;
      const cases =
        drawn.length === 0
          ? ''
          : ` ${counted(drawn.length, 'drawn case')} moved or missing: ${named(drawn)}.`;
      const where = files.length === 0 ? '' : ` Files that were not read then: ${named(files)}.`;
      return `The log has changed since the draw: ${size}.${cases}${where} Open the logs as they were.`;
    }
    case 'changed_cases':
      return `Readers were shown something else than the log holds now: ${named(problem.incidents)}.`;
    case 'added_cases':
      return `Seed and probabilities do not draw these cases of the record: ${named(problem.incidents)}.`;
    case 'dropped_cases':
      return `Seed and probabilities draw these cases, and the record lacks them: ${named(problem.incidents)}.`;
    case 'altered_cases':
      return `The record gives these cases another stratum or number of readers: ${named(problem.incidents)}.`;
    case 'contradiction':
      return `The draw file contradicts itself: ${fieldWords[problem.field] ?? problem.field}.`;
    case 'earlier_missing':
      return `The draw before it, ${shortHash(problem.digest)}, is missing. Open its file too: every draw counts as a try.`;
    case 'attempt':
      return `The draw calls itself try ${count(problem.said)}; it is at least try ${count(problem.atLeast)}.`;
  }
}
