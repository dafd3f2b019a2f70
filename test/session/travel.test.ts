import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { z } from 'zod';
import { useSalt } from '../../src/session/names';
import { useConsole } from '../../src/session/console';
import { createStore, type FieldsFor } from '../../src/session/create-store';
import { useMapper } from '../../src/session/mapper';
import { useMarks } from '../../src/session/marks';
import { useNames } from '../../src/session/names';
import type { usePreferences } from '../../src/session/preferences';

interface Fields {
  name: string;
  secret: string;
}
const start: Fields = { name: 'a', secret: 's' };

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('a store', () => {
  it('does not compile unless each of its fields, and nothing else, declares where it may travel', () => {
    const whole = createStore({ name: ['screen', 'url'], secret: ['screen'] }, start);
    expect(whole.getState()).toEqual(start);
    expectTypeOf<FieldsFor<typeof whole, 'url'>>().toEqualTypeOf<'name'>();
    expectTypeOf<FieldsFor<typeof whole, 'report'>>().toEqualTypeOf<never>();
    // @ts-expect-error `secret` has no line
    createStore({ name: ['screen'] }, start);
    // @ts-expect-error `other` is no field
    createStore({ name: ['screen'], secret: ['screen'], other: ['screen'] }, start);
    // @ts-expect-error there is no such place
    createStore({ name: ['screen'], secret: ['cloud'] }, start);
  });

  it('does not compile where a field that stays is kept, or one that is kept is not checked', () => {
    const key = 'k';
    const name = z.string();
    const secret = z.string();
    // @ts-expect-error `name` may be kept, and nothing says how
    createStore({ name: ['local_storage'], secret: ['screen'] }, start);
    // @ts-expect-error no field may be kept
    createStore({ name: ['screen'], secret: ['screen'] }, start, { key, schema: { name } });
    const other = { key, schema: { name, secret } };
    createStore({ name: ['local_storage'], secret: ['local_storage'] }, start, other);
    // @ts-expect-error `secret` may be kept and is not checked
    createStore({ name: ['local_storage'], secret: ['local_storage'] }, start, { key, schema: { name } });
    createStore({ name: ['local_storage'], secret: ['screen'] }, start, {
      key,
      // @ts-expect-error `secret` may not be kept
      schema: { name, secret },
    });
    expectTypeOf<FieldsFor<typeof usePreferences, 'local_storage'>>().toEqualTypeOf<
      'theme' | 'depth' | 'columns'
    >();
  });

  it('keeps its kept fields and no other, and reads them back checked', () => {
    const make = () =>
      createStore({ name: ['screen', 'local_storage'], secret: ['screen'] }, start, {
        key: 'k',
        schema: { name: z.string().max(5) },
        whenUnreadable: { secret: 'unreadable' },
      });
    make().setState({ name: 'b', secret: 'never' });
    expect(stored.get('k')).toBe('{"name":"b"}');
    expect(make().getState()).toEqual({ name: 'b', secret: 's' });
    stored.set('k', '{"name":"b","secret":"from outside"}');
    expect(make().getState()).toEqual({ name: 'b', secret: 's' });
    for (const bad of ['{"name":"too long"}', '{"name":', 'null']) {
      stored.set('k', bad);
      expect(make().getState()).toEqual({ name: 'a', secret: 'unreadable' });
    }
  });

  it('writes only when a kept field changed, so that it cannot undo what another tab wrote', () => {
    const store = createStore({ name: ['screen', 'local_storage'], secret: ['screen'] }, start, {
      key: 'k',
      schema: { name: z.string() },
      bare: 'json',
    });
    store.setState({ name: 'one' });
    stored.set('k', '"two"');
    store.setState({ secret: 'typed' });
    expect(stored.get('k')).toBe('"two"');
    store.readKept();
    expect(store.getState()).toEqual({ name: 'two', secret: 'typed' });
  });

  it('says so where the browser keeps nothing', () => {
    const store = createStore({ name: ['local_storage'], secret: ['screen'] }, start, {
      key: 'k',
      schema: { name: z.string() },
    });
    vi.stubGlobal('localStorage', {
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    store.setState({ name: 'b' });
    expect([store.isKept(), store.getState().name]).toEqual([false, 'b']);
  });
});

it('keeps in the browser what names people or undoes a pseudonym', () => {
  const { travel: mapper } = useMapper;
  for (const places of [
    useNames.travel.shown,
    useSalt.travel.salt,
    useMarks.travel.marks,
    useConsole.travel.history,
    mapper.salt,
  ]) {
    expect(places).not.toContain('url');
    expect(places).not.toContain('report');
  }
  expect(useNames.travel.shown).toEqual(['screen']);
  expect(mapper.salt).toEqual(['screen']);
});
