import { describe, expect, it, vi } from 'vitest';

vi.mock('react', () => {
  throw new Error('react was imported');
});
vi.mock('react-dom', () => {
  throw new Error('react-dom was imported');
});

const modules = import.meta.glob<object>(['../../src/{records,intake,slice,statistics,readiness}/**/*.ts']);

describe('records, intake, slice, statistics and readiness run without React and without a browser', () => {
  it('has no browser here', () => {
    expect('document' in globalThis).toBe(false);
    expect('window' in globalThis).toBe(false);
  });

  it.each(Object.keys(modules))('%s loads', async (file) => {
    const loaded = await modules[file]?.();
    expect(loaded).toBeTypeOf('object');
  });
});
