import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/intake/mapper/guess';

const wanted = ['isolate host', 'lock user', 'isolate host', 'lock user'];
/** What the first guess of a table of four cases reads the decision's fields from, by field. */
const readFrom = (columns: Readonly<Record<string, readonly string[]>>): Record<string, unknown> => {
  const rows = wanted.map((act, at) => ({
    Ticket: `T-${at}`,
    Raised: `2026-06-02T0${at}:00:00Z`,
    'Proposed action': act,
    ...Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[at]])),
  }));
  const decision = guessMapping('cases', rows).records.find(({ event_type: type }) => type === 'decision');
  return Object.fromEntries(
    Object.entries(decision?.fields ?? {}).map(([path, rules]) => [path, [rules].flat()[0]?.from]),
  );
};
const pair = (one: string, two: string) => [one, one, two, two];

describe('the bundle that decided', () => {
  it.each(['Engine', 'Model', 'Version', 'AI model', 'Build'])('is a column of versions named %s', (name) => {
    const fields = readFrom({ [name]: pair('hx-copilot 2.3', 'hx-copilot 2.4') });
    expect(fields.release_id).toBe(name);
    // One agent in two versions is not two agents.
    expect(fields['agent.uid']).toBeUndefined();
  });

  it('is told by versions of an agent under any name, and by no versions of something else', () => {
    expect(readFrom({ Ran: pair('hx-copilot 2.3', 'hx-copilot 2.4') }).release_id).toBe('Ran');
    expect(readFrom({ Ran: pair('falcon-sensor 7.1', 'falcon-sensor 7.2') }).release_id).toBeUndefined();
    expect(readFrom({ 'OS version': pair('Windows 10.1', 'Windows 11.2') }).release_id).toBeUndefined();
    expect(readFrom({ Engine: pair('Copilot', 'Defender') }).release_id).toBeUndefined();
    expect(readFrom({ Model: pair('alpha', 'beta') })).toMatchObject({ 'agent.uid': 'Model' });
  });
});

describe('the sort of case', () => {
  it.each(['Signal Name', 'Rule', 'Alert type', 'Alert', 'Detection'])('is few names under %s', (name) => {
    const fields = readFrom({ [name]: pair('Impossible travel', 'Mass file rename') });
    expect(fields.workflow).toBe(name);
    // What many cases share is the number of none.
    expect(fields.finding_uid).not.toBe(name);
  });

  it('is no column of numbers of alerts, and none of texts that do not come again', () => {
    expect(readFrom({ Alert: ['A-1', 'A-2', 'A-3', 'A-4'] })).toMatchObject({ finding_uid: 'Alert' });
    expect(readFrom({ Alert: ['A-1', 'A-2', 'A-3', 'A-4'] }).workflow).toBeUndefined();
    expect(readFrom({ Rule: ['one', 'two', 'three', 'four'] }).workflow).toBeUndefined();
    expect(readFrom({ Rule: pair('100', '200') }).workflow).toBeUndefined();
  });
});

describe('what is touched', () => {
  it.each(['Affected CI', 'Impacted asset', 'CI', 'Affected user'])('is under %s', (name) => {
    expect(readFrom({ [name]: ['FRA-LT-1', 'vpn-gw-1', 'FRA-LT-1', 'srv-2'] })['resource.uid']).toBe(name);
  });

  it('is no number of things, and no word on their weight', () => {
    expect(readFrom({ 'Affected host': ['3', '1', '2', '2'] })['resource.uid']).toBeUndefined();
    // Machines may be named by numbers.
    expect(readFrom({ 'Host ID': ['1003', '1001', '1001', '1002'] })['resource.uid']).toBe('Host ID');
    expect(readFrom({ 'Asset tier': pair('gold', 'silver') })['resource.uid']).toBeUndefined();
  });
});
