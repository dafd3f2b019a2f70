import { describe, expect, it } from 'vitest';
import { csvField } from '../../../src/app/parts/download-csv';

describe('a CSV field', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('never starts a formula: %j', (text) => {
    expect(csvField(text).replace(/^"/, '').startsWith("'")).toBe(true);
  });
  it('is quoted where it holds a comma, a quote or a line end, quotes doubled', () => {
    expect(csvField('a,b')).toBe('"a,b"');
    expect(csvField('say "no"')).toBe('"say ""no"""');
    expect(csvField('a\nb')).toBe('"a\nb"');
    expect(csvField('=HYPERLINK("x","y")')).toBe(`"'=HYPERLINK(""x"",""y"")"`);
  });
  it('stays as it is otherwise', () => {
    expect(csvField('confidence 0.9')).toBe('confidence 0.9');
    expect(csvField('')).toBe('');
  });
});
