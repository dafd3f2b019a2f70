import { expect, it } from 'vitest';
import { convert } from '../../../src/intake/mapper/convert';
import { valuesAt } from '../../../src/intake/mapper/rows/path';
import { pseudonymOf, withoutPrivate } from '../../../src/intake/mapper/privacy';
import type { Mapping } from '../../../src/records/mapping';

const mapping = (fields: Record<string, 'drop' | 'pseudonym'>): Mapping => ({
  format: 'shadowproof-mapping/1',
  name: 'private',
  rows: { shape: 'auto' },
  records: [
    {
      event_type: 'verdict',
      fields: {
        time: { from: 'at' },
        finding_uid: { from: 'id' },
        verdict: { value: 'true_positive' },
        basis: { value: 'closed_classification' },
      },
    },
  ],
  privacy: { fields },
});

const secret = 'Ann Example';
const holders: readonly (readonly [path: string, row: Record<string, unknown>])[] = [
  ['user.name', { user: { name: secret }, 'user.name': secret }],
  ['user.name', { 'user.name': secret }],
  ['event.user.name', { event: { kind: 'x' }, 'event.user': { name: secret }, 'event.user.name': [secret] }],
  ['owners.*.name', { owners: { first: { name: secret }, second: { name: secret } } }],
  ['seen[*]', { seen: [secret, secret] }],
  ['seen[0].name', { seen: [{ name: secret }, { name: secret }] }],
  ['Closed [by]', { 'Closed [by]': secret }],
  ['seen[0]', { 'seen[0]': secret, seen: [secret] }],
];

it.each(holders)('%s is gone from every place where a rule could find it', (path, row) => {
  expect(valuesAt(row, path).length).toBeGreaterThan(0);
  const cleaned = withoutPrivate({ id: 1, ...row }, mapping({ [path]: 'drop' }), undefined);
  expect(JSON.stringify(cleaned)).not.toContain(secret);
  expect(cleaned.id).toBe(1);
  const replaced = withoutPrivate(row, mapping({ [path]: 'pseudonym' }), 'salt');
  const text = JSON.stringify(replaced);
  expect(text).not.toContain(secret);
  // Replaced once: a digest of a digest would be another name for the same person.
  const names = new Set(text.match(/p_[0-9a-f]{32}/g));
  expect([...names]).toEqual([pseudonymOf('salt', secret)]);
});

it('a private field that no row has is told: its name may be wrong', async () => {
  const table = 'at,id,analyst\n2026-03-01T10:00:00Z,1,Ann Example\n';
  const { unseenPrivate } = await convert(new Blob([table]), mapping({ analyst: 'drop', analist: 'drop' }), {
    file: 'x.csv',
  });
  expect(unseenPrivate).toEqual(['analist']);
});
