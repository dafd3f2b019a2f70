import { promoted, simulate, wholeAlpha } from '../readiness/promotion';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Simulated validity of the gate through the real code: looks every 20 incidents up to 400, limit 5 %, α 0.05. */
export async function benchGate(): Promise<void> {
  console.log('\ngate: limit 5 %, α 0.05, a look every 20 incidents up to 400');
  for (const [name, decisionsPerIncident, icc] of [
    ['independent decisions', 1, 0],
    ['8 decisions an incident, ICC 0.3', 8, 0.3],
  ] as const) {
    const runs = 2000;
    const at = simulate({ errorRate: 0.05, decisionsPerIncident, icc }, runs, 21);
    console.log(`agent at the limit, ${name}: promoted in ${percent(promoted(at))} of ${runs} runs`);
  }
  const runs = 1000;
  const agent = { errorRate: 0.015, decisionsPerIncident: 8, icc: 0.3 };
  const good = simulate(agent, runs, 22);
  console.log(
    `good agent, 1.5 %, clustered: promoted in ${percent(promoted(good, 300))} of ${runs} runs within 300 incidents, ` +
      `median ${good[Math.floor(runs / 2)]}`,
  );
  const whole = simulate(agent, runs, 22, wholeAlpha);
  console.log(
    `the same where this bundle has all of α (later ones none): ${percent(promoted(whole, 300))} within 300, ` +
      `median ${whole[Math.floor(runs / 2)]}`,
  );
}
