import type { BrowserContext } from '@playwright/test';

/** Records small enough to count by hand. */
export interface Overrides {
  [field: string]: unknown;
}

const day = (number: number) => new Date(Date.UTC(2026, 2, number, 9, 30)).toISOString();

export const decision = (number: number, more: Overrides = {}) => ({
  schema_version: '1.0',
  event_type: 'decision',
  event_id: `d-${number}`,
  time: day(number),
  environment: 'production',
  decision_id: `D${number}`,
  mode: 'shadow',
  incident_uid: `I${number}`,
  agent: { uid: 'harbor' },
  workflow: 'phishing',
  action: { name: 'isolate_host', category: 'isolate' },
  resource: { uid: `host-${number}` },
  risk_level: 'low',
  ...more,
});

export const review = (number: number, more: Overrides = {}) => ({
  schema_version: '1.0',
  event_type: 'review',
  event_id: `r-${number}`,
  time: day(number + 1),
  decision_id: `D${number}`,
  outcome: 'reject',
  saw_agent_output: true,
  reviewer: { uid: 'anna' },
  ...more,
});

export const lines = (records: readonly unknown[]): string =>
  records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n');

export const file = (name: string, records: readonly unknown[]) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(lines(records)),
});

/** The link to a log that `serveLog` puts beside the app. */
export const servedLink = '?load=served/manifest.json';

export async function serveLog(context: BrowserContext, name: string, body: string | Buffer): Promise<void> {
  await context.route('**/served/manifest.json', (route) => route.fulfill({ json: { files: [name] } }));
  await context.route(`**/served/${name}`, (route) => route.fulfill({ body }));
}
