import { describe, expect, it } from 'vitest';
import { escapeHtml, jsonInHtml } from '../../src/report/file/escape';
import { fileEnd, generator, numbersEnd, numbersStart } from '../../src/report/file/marker';
import { extractNumbers, looksLikeReport } from '../../src/report/reading/extract';

const digest = 'a'.repeat(64);
const head = `<!doctype html>\n<html lang="en">\n<head><meta name="generator" content="${generator} 9.9.9">`;
const page = (json: string) =>
  `${head}<p>text</p>${numbersStart}${digest}">\n${json}\n${numbersEnd}\n${fileEnd}`;

describe('finding the numbers in a file', () => {
  it('takes them as text, with the digest that is stated', () => {
    expect(extractNumbers(page('{"a":1}'))).toEqual({ kind: 'html', json: '{"a":1}', sha256: digest });
  });

  it('reads a file of numbers by itself', () => {
    expect(extractNumbers(' {"sha256":"x"}').kind).toBe('json');
  });

  it.each([0.2, 0.5, 0.9, 0.99])('says cut where %f of the file is there', (share) => {
    const text = page(`{"a":"${'x'.repeat(5000)}"}`);
    expect(extractNumbers(text.slice(0, Math.floor(text.length * share))).kind).toBe('cut');
  });

  it('does not say cut where only the line ends are others', () => {
    const text = page('{"a":1}').replaceAll('\n', '\r\n');
    expect(extractNumbers(text)).toEqual({ kind: 'html', json: '{"a":1}', sha256: digest });
    expect(extractNumbers(text.slice(0, -20)).kind).toBe('cut');
  });

  it('says damaged without numbers, with a digest that is none, or with numbers twice', () => {
    expect(extractNumbers(`${head}<p>gone</p>${fileEnd}`).kind).toBe('damaged');
    expect(extractNumbers(page('{}').replace(digest, 'no digest')).kind).toBe('damaged');
    expect(extractNumbers(page(`{}\n${numbersEnd}${numbersStart}${digest}">{}`)).kind).toBe('damaged');
  });

  it('says other for a page that is not ours, even one that quotes a report', () => {
    expect(extractNumbers('<!doctype html><title>News</title>').kind).toBe('other');
    expect(extractNumbers(`<!doctype html>${' '.repeat(9000)}${page('{}')}`).kind).toBe('other');
    expect(extractNumbers('').kind).toBe('other');
  });

  it('tells a page or a file of numbers from a log by its first characters', () => {
    expect(looksLikeReport('\uFEFF<!DOCTYPE html>')).toBe(true);
    expect(looksLikeReport('{\n  "sha256": "ab"')).toBe(true);
    expect(looksLikeReport('{"schema_version":"1.0","event_type":"decision"')).toBe(false);
    expect(looksLikeReport('[{"event_type":"decision"}]')).toBe(false);
    expect(looksLikeReport('\u001f\u008b')).toBe(false);
  });
});

describe('text in the file', () => {
  it('is escaped in HTML', () => {
    expect(escapeHtml(`<a b="c">'&`)).toBe('&lt;a b=&quot;c&quot;&gt;&#39;&amp;');
  });

  it('cannot end the block of numbers, and stays the same value', () => {
    const value = { title: '</script><!--<script>\u2028\u2029' };
    const written = jsonInHtml(JSON.stringify(value));
    expect(written).not.toMatch(/[<\u2028\u2029]/);
    expect(JSON.parse(written)).toEqual(value);
  });
});
