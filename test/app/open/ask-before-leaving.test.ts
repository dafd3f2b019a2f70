import { afterEach, describe, expect, it, vi } from 'vitest';

const listened = new Set<unknown>();
vi.stubGlobal('addEventListener', (_: string, ask: unknown) => listened.add(ask));
vi.stubGlobal('removeEventListener', (_: string, ask: unknown) => listened.delete(ask));

const { askBeforeLeaving } = await import('../../../src/app/open/ask-before-leaving');
const { startDecision, useComposition } = await import('../../../src/session/composition');
const { hashOfAll, inForce, useCriteria } = await import('../../../src/session/criteria');
const { useDraftStore } = await import('../../../src/session/criteria-draft');
const { startMapper, useMapper } = await import('../../../src/session/mapper');
askBeforeLeaving();

afterEach(() => {
  useMapper.setState(startMapper);
  useDraftStore.setState({ draft: null });
  useComposition.setState({ decision: null });
});

describe('the browser asks before it leaves', () => {
  it('a mapping that was changed by hand, not one that was only guessed', () => {
    const mapping = { name: 'x', records: [] } as unknown as NonNullable<typeof startMapper.mapping>;
    useMapper.setState({ mapping });
    expect(listened.size).toBe(0);
    useMapper.setState({ isChanged: true });
    expect(listened.size).toBe(1);
    useMapper.setState(startMapper);
    expect(listened.size).toBe(0);
  });

  it('criteria that are being changed, until they are as those in force or others are', () => {
    const { criteria } = inForce(useCriteria.getState());
    const draft = { of: hashOfAll(criteria), criteria, at: 0, mode: 'form' as const, text: '' };
    useDraftStore.setState({ draft });
    expect(listened.size).toBe(0);
    const [first, ...others] = criteria;
    useDraftStore.setState({ draft: { ...draft, criteria: [{ ...first!, version: '9' }, ...others] } });
    expect(listened.size).toBe(1);
    useDraftStore.setState({ draft: { ...draft, mode: 'text', text: '{' } });
    expect(listened.size).toBe(1);
    useDraftStore.setState({ draft: { ...draft, of: 'other', criteria: [] } });
    expect(listened.size).toBe(0);
  });

  it('a decision that somebody wrote, not an empty one', () => {
    useComposition.setState({ decision: startDecision() });
    expect(listened.size).toBe(0);
    useComposition.setState({ decision: { ...startDecision(), conditions: 'none' } });
    expect(listened.size).toBe(1);
  });
});
