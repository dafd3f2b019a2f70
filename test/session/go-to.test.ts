import { beforeEach, expect, it } from 'vitest';
import type { RowsRequest } from '../../src/slice/rows-request';
import { goTo, startView, useView } from '../../src/session/view';

const rows: RowsRequest = { of: 'set', set: 'known_missed', keys: [] };
beforeEach(() => useView.setState({ ...startView, screen: 'decisions', rows }));

it('leaves the rows behind a number where another screen is opened', () => {
  goTo('drift');
  expect(useView.getState()).toMatchObject({ screen: 'drift', rows: null });
});

it('keeps them from part to part of their screen, and takes those it is given', () => {
  goTo('decisions', { part: 'queue' });
  expect(useView.getState().rows).toBe(rows);
  goTo('outcomes');
  goTo('decisions', { rows });
  expect(useView.getState().rows).toBe(rows);
});
