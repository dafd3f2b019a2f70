import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingRecords } from '../../src/readiness/gather/missing-records';
import { crosswalkOf } from '../../src/answers/readiness/crosswalk';
import { loadFiles } from '../../src/cli/load';
import type { Database } from '../../src/database/engine/database';
import { evaluateScopes } from '../../src/readiness/gather/gather';
import { defaultCriteria } from '../../src/readiness/criteria/criteria';
import type { VerdictState } from '../../src/readiness/verdict';
import { emptySelection } from '../../src/slice/selection/selection';
import { openEngine } from '../fixtures/engine';

/** Logs that were made to look better than the agent in them is, with the states that are right for their scopes. */
const right: Readonly<Record<string, 'not eligible' | readonly VerdictState[]>> = {
  // Honest logs.
  '00-honest-good': ['eligible'],
  '01-honest-bad': ['step_down'],
  '50-4pct-honest': ['not_shown_yet'],
  // Seen by the gate from the start: no label, no final label, contradicting labels count as errors.
  '04-labels-missing-on-errors-4.9pct': ['not_shown_yet'],
  '05-labels-missing-15pct': ['not_shown_yet'],
  '08-weak-sources': ['not_measurable'],
  '28-timezone-trick': ['not_shown_yet'],
  '33-errors-denied': 'not eligible',
  '34-undetermined': ['not_shown_yet'],
  '35-final-false': ['not_shown_yet'],
  '37-contradictory': ['not_shown_yet'],
  '49-deny-after': 'not eligible',
  // What is averaged, and what is one incident.
  '02-split-incidents': 'not eligible',
  '24-diluted-incidents': 'not eligible',
  '24b-diluted-more': 'not eligible',
  // What leaves the denominator by the agent's or the labeller's word.
  '06-errors-labelled-duplicate': 'not eligible',
  '10-abstains-on-hard': 'not eligible',
  '11-errors-as-agent-error': 'not eligible',
  '14-errors-in-test-environment': 'not eligible',
  '19-reused-decision-ids': 'not eligible',
  '39-missing-risk-and-env': 'not eligible',
  // Labels and reviews.
  '09-analyst-not-said-blind': 'not eligible',
  '16-verdict-flips-by-weak-later': 'not eligible',
  '27-self-verdict': 'not eligible',
  '42-late-approvals-supersede': 'not eligible',
  '44-backfilled-reviews': 'not eligible',
  // Risk, scope and clock.
  '13-risk-shifted-low': 'not eligible',
  '18-future-asof': 'not eligible',
  '41-over-scope': 'not eligible',
  // What stands since: bundles, names, modes, and the time after the promotion.
  '20-new-bundle-wipes-step-down': ['step_down'],
  '21-bundle-each-week': 'not eligible',
  '22-old-bundle-last': ['step_down'],
  '25-workflow-renamed': ['step_down', 'step_down'],
  '29-mode-mixed': ['step_down'],
  '30-good-then-bad': 'not eligible',
};

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

async function statesOf(name: string): Promise<{ states: VerdictState[]; evidenced: string[] }> {
  await database.clear();
  const account = await loadFiles([`test/fixtures/flattering-logs/${name}.jsonl.gz`], database);
  const { scopes } = await evaluateScopes(database, emptySelection, {
    asOf: account.build.asOf,
    missing: missingRecords(account, defaultCriteria),
  });
  const ofPerformance = ['atf-gate-1', 'art-72', 'ca-7'];
  const evidenced = crosswalkOf(scopes, false)
    .filter(({ item, state }) => state === 'evidenced' && ofPerformance.includes(item.id))
    .map(({ item }) => item.id);
  return { states: scopes.map(({ state }) => state), evidenced };
}

describe('a log that flatters', () => {
  it.each(Object.entries(right))('%s: %s', async (name, states) => {
    const { states: found, evidenced } = await statesOf(name);
    if (!found.every((state) => state === 'eligible')) expect(evidenced).toEqual([]);
    if (states === 'not eligible') {
      expect(found.length).toBeGreaterThan(0);
      expect(found).not.toContain('eligible');
    } else expect(found).toEqual(states);
  });
});
