import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clauseOf } from '../../src/slice/selection/clause';
import { dimensions } from '../../src/slice/selection/dimension';
import { emptySelection } from '../../src/slice/selection/selection';
import { historyOf } from '../../src/slice/history';
import { createSelectionStore } from '../../src/slice/selection/store';

describe('the clause of a selection', () => {
  it('keeps production unless told otherwise', () => {
    expect(clauseOf(emptySelection)).toEqual({ where: 'is_production', values: [] });
    expect(clauseOf({ ...emptySelection, environment: 'test' }).where).toBe('NOT is_production');
    expect(clauseOf({ ...emptySelection, environment: 'all' })).toEqual({ where: 'TRUE', values: [] });
  });

  it('binds one value per ? and splices none, for every dimension', () => {
    const hostile = "x') OR 1=1 --";
    for (const dimension of dimensions) {
      const { where, values } = clauseOf({ ...emptySelection, only: { [dimension]: [hostile, 'b', 'b'] } });
      expect(where).toBe(`is_production AND ${dimension} IN (?, ?)`);
      expect(values).toEqual([hostile, 'b']);
    }
  });

  it('takes the start in and leaves the end out', () => {
    const { where, values } = clauseOf({ ...emptySelection, from: 5, to: 9 });
    expect(where).toBe(
      'is_production AND time >= epoch_ms(CAST(? AS BIGINT)) AND time < epoch_ms(CAST(? AS BIGINT))',
    );
    expect(values).toEqual([5, 9]);
  });
});

describe('the store', () => {
  it('hands on the very list of a dimension that did not change', () => {
    const store = createSelectionStore();
    store.getState().keepOnly('workflow', ['mail', 'mail', 'endpoint']);
    const before = store.getState().selection.only.workflow;
    store.getState().keepOnly('agent', ['a1']);
    store.getState().set({ maturityLagDays: 30 });
    expect(before).toEqual(['mail', 'endpoint']);
    expect(store.getState().selection.only.workflow).toBe(before);
  });

  it('narrows, tells its listeners, and clears', () => {
    const store = createSelectionStore();
    const heard: number[] = [];
    store.subscribe((state) => heard.push(state.selection.maturityLagDays));
    store.getState().set({ maturityLagDays: 30 });
    store.getState().keepOnly('release', ['r1', 'r1']);
    expect(store.getState().selection).toEqual({
      ...emptySelection,
      maturityLagDays: 30,
      only: { release: ['r1'] },
    });
    store.getState().keepOnly('release', []);
    expect(store.getState().selection.only).toEqual({});
    store.getState().clear();
    expect(store.getState().selection).toEqual(emptySelection);
    expect(heard).toEqual([30, 30, 30, 14]);
  });

  it('takes changes back and makes them again; a new change forgets what was taken back', () => {
    const store = createSelectionStore();
    const history = historyOf(store);
    const only = () => store.getState().selection.only;
    expect([history.undo(), history.redo()]).toEqual([false, false]);
    store.getState().keepOnly('hour', ['09']);
    store.getState().keepOnly('hour', ['09']);
    store.getState().keepOnly('weekday', ['1']);
    expect(history.undo()).toBe(true);
    expect(only()).toEqual({ hour: ['09'] });
    history.undo();
    expect(only()).toEqual({});
    expect(history.canUndo()).toBe(false);
    history.redo();
    expect(only()).toEqual({ hour: ['09'] });
    store.getState().keepOnly('person', ['(none)']);
    expect(history.canRedo()).toBe(false);
    history.undo();
    expect(only()).toEqual({ hour: ['09'] });
  });

  it('runs without React and without a browser', async () => {
    const source = readdirSync('src/slice', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const imported = new Set(
      source.flatMap((name) =>
        [...readFileSync(join('src/slice', name), 'utf8').matchAll(/from '([^'.][^']*)'/g)].map((m) => m[1]),
      ),
    );
    expect([...imported]).toEqual(['zustand/vanilla']);
    expect('document' in globalThis).toBe(false);
    for (const name of source) await import(join(process.cwd(), 'src/slice', name));
  });
});
