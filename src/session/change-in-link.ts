import { base64Of, bytesOfBase64 } from '../records/base64';
import { z } from 'zod';
import { blastRadius, severityOnly } from '../records/what-if-settings/policy-presets';
import { readChange } from '../records/what-if';
import type { Breaker } from '../records/breaker';
import type { Policy } from '../records/policy';
import { digestOf } from '../records/seal-proposal';
import { Unreadable } from './address-field';
import { createStore } from './create-store';
import { parseJson } from '../records/json';

type Linked = Policy | Breaker;

/** Longer ones stay in this browser: chats and proxies cut long links off. */
export const longestInLink = 2400;

const builtIn: Readonly<Record<string, Policy>> = { severity: severityOnly, blast: blastRadius };
const mostKept = 20;

interface LongChangesFields {
  /** Rules and breakers that are too long for a link, by the name that the link gives them. */
  changes: Readonly<Record<string, unknown>>;
}

const start: LongChangesFields = { changes: {} };
const useLongChanges = createStore({ changes: ['local_storage'] }, start, {
  key: 'shadowproof.what-if',
  schema: { changes: z.record(z.string(), z.unknown()) },
  bare: 'json',
});

/** As kept now: another tab may have kept some meanwhile. */
function longChanges(): LongChangesFields['changes'] {
  useLongChanges.readKept();
  return useLongChanges.getState().changes;
}

function encoded(change: Linked): string {
  const text = base64Of(new TextEncoder().encode(JSON.stringify(change)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function decoded(text: string): unknown {
  const bytes = bytesOfBase64(text);
  if (bytes === undefined) throw new SyntaxError('no base64');
  return parseJson(new TextDecoder().decode(bytes));
}

const nameOf = (change: Linked) => digestOf(change).slice(0, 16);

export const isTooLongForLink = (change: Linked): boolean => encoded(change).length > longestInLink;

/** Rules or a breaker for a link: a built-in name, the whole as base64url, or the name under which it is kept. */
export function writeChange(change: Linked): string {
  const name = Object.keys(builtIn).find((each) => builtIn[each] === change);
  if (name !== undefined) return name;
  const text = encoded(change);
  return text.length > longestInLink ? `kept.${nameOf(change)}` : text;
}

/** Keeps what is too long for a link in this browser; false where it keeps nothing. */
export function keepLong(change: Linked): boolean {
  if (!isTooLongForLink(change)) return true;
  const all = longChanges();
  const name = nameOf(change);
  if (name in all) return true;
  useLongChanges.setState({
    changes: Object.fromEntries([...Object.entries(all), [name, change]].slice(-mostKept)),
  });
  return useLongChanges.isKept();
}

/** Reads what `writeChange` wrote. */
export function readLinkedChange<Format extends Linked['format']>(
  text: string,
  format: Format,
): Extract<Linked, { format: Format }> | Unreadable {
  const own = format === 'shadowproof-policy/1' && Object.hasOwn(builtIn, text) ? builtIn[text] : undefined;
  if (own !== undefined) return own as Extract<Linked, { format: Format }>;
  let value: unknown;
  const name = /^kept\.([0-9a-f]{16})$/.exec(text)?.[1];
  if (name !== undefined) {
    const all = longChanges();
    if (!Object.hasOwn(all, name))
      return new Unreadable('is too long for a link and kept in the browser that made it');
    value = all[name];
  } else {
    try {
      value = decoded(text);
    } catch {
      return new Unreadable('cannot be read');
    }
  }
  const { change, problems } = readChange(value);
  if (change === null) return new Unreadable(problems.slice(0, 3).join('; '));
  return change.format === format
    ? (change as Extract<Linked, { format: Format }>)
    : new Unreadable(`is no ${format}`);
}
