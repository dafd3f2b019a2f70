import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { isSame32 } from './bytes32';
import { isObject } from '../../records/unknown';
import type { Attestation } from './fingerprint';

/**
 * Whether the content of a foreign record gives its hash. `open`: it cannot be written again as it was hashed (the
 * difference of 1 and 1.0 is lost, or its form left something out), so it shows nothing either way.
 */
export type ForeignContent = 'valid' | 'differs' | 'open';

const chainName = 'Agent Governance Toolkit';
const hexDigits = /^[0-9a-f]{64}$/;
/** Every way to write so many whole numbers, with and without “.0”, is tried. */
const mostTried = 6;

/** A float as Python writes it: the shortest digits, an exponent from 1e16 and below 1e-4. */
function pythonFloat(value: number): string {
  const size = Math.abs(value);
  if (Object.is(value, -0)) return '-0.0';
  if (size >= 1e16 || (size < 1e-4 && size > 0)) {
    const [plain = '', written = '0'] = `${size}`.split('e');
    const [whole = '', rest = ''] = plain.split('.');
    const digits = `${whole}${rest}`.replace(/^0+/, '');
    const exponent = Number(written) + whole.length - 1 - (whole.length + rest.length - digits.length);
    const [first = '', more = ''] = [digits.slice(0, 1), digits.slice(1).replace(/0+$/, '')];
    const sign = exponent < 0 ? '-' : '+';
    return `${value < 0 ? '-' : ''}${first}${more && `.${more}`}e${sign}${`${Math.abs(exponent)}`.padStart(2, '0')}`;
  }
  return Number.isInteger(value) ? `${value}.0` : `${value}`;
}

const pythonText = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const byCodePoint = (a: string, b: string): number => {
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((char, place) => char !== right[place]);
  if (at === -1) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
};

/** Reading keeps a number as its text where a double would lose digits of it. */
const isNumeral = (text: string): boolean => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);

/** How what JSON does not tell apart is written. */
interface Written {
  /** Each whole number in turn. */
  readonly whole: (value: number) => string;
  /** Texts that look like numbers. */
  readonly numeral: (text: string) => string;
}

/** `json.dumps(value, sort_keys=True)` of Python. */
function pythonJson(value: unknown, as: Written): string {
  if (typeof value === 'string') return isNumeral(value) ? as.numeral(value) : pythonText(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? as.whole(value) : pythonFloat(value);
  if (Array.isArray(value)) return `[${value.map((each) => pythonJson(each, as)).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const members = Object.keys(value)
    .sort(byCodePoint)
    .map((key) => `${pythonText(key)}: ${pythonJson(value[key], as)}`);
  return `{${members.join(', ')}}`;
}

const types: Readonly<Record<string, string>> = {
  'ai.agentmesh.tool.invoked': 'tool_invocation',
  'ai.agentmesh.tool.blocked': 'tool_blocked',
  'ai.agentmesh.policy.evaluation': 'policy_evaluation',
  'ai.agentmesh.policy.violation': 'policy_violation',
  'ai.agentmesh.trust.handshake': 'trust_handshake',
  'ai.agentmesh.trust.score.updated': 'trust_score_updated',
  'ai.agentmesh.agent.registered': 'agent_registered',
  'ai.agentmesh.agent.verified': 'agent_verified',
  'ai.agentmesh.audit.integrity.verified': 'audit_integrity',
};

/** What its CloudEvents form puts among the data of the entry. */
const besideData = [
  ...['action', 'resource', 'outcome', 'policy_decision', 'matched_rule'],
  ...['policy_version', 'arguments_hash', 'approver_did', 'issued_at', 'completed_at'],
];

interface Entry {
  readonly hash: unknown;
  readonly previous: unknown;
  readonly hashed: Readonly<Record<string, unknown>>;
  /** Something of what was hashed may be lost. */
  readonly isRebuilt: boolean;
}

/** What is hashed of an entry (Agent Governance Toolkit, audit log 1.0, 4.3); undefined for a record of something else. */
function entryOf(record: Record<string, unknown>): Entry | undefined {
  if (record.entry_hash !== undefined && record.agent_did !== undefined) {
    const { entry_id, timestamp, event_type, agent_did, action, resource, data, outcome, previous_hash } =
      record;
    return {
      ...{ hash: record.entry_hash, previous: previous_hash, isRebuilt: false },
      hashed: { entry_id, timestamp, event_type, agent_did, action, resource, data, outcome, previous_hash },
    };
  }
  if (record.agentmeshentryhash === undefined || !isObject(record.data)) return undefined;
  const { action, resource, outcome } = record.data;
  const data = Object.fromEntries(Object.entries(record.data).filter(([key]) => !besideData.includes(key)));
  const { id: entry_id, type, source: agent_did, time, agentmeshprevioushash: previous_hash } = record;
  const name = typeof type === 'string' ? type : '';
  const event_type = types[name] ?? name.replace(/^ai\.agentmesh\./, '');
  const timestamp = typeof time === 'string' ? time.replace(/Z$/, '') : time;
  return {
    ...{ hash: record.agentmeshentryhash, previous: previous_hash, isRebuilt: true },
    hashed: { entry_id, timestamp, event_type, agent_did, action, resource, data, outcome, previous_hash },
  };
}

/** The ways in which the time may have been hashed: Python writes +00:00 where its export writes Z. */
const times = (timestamp: unknown): unknown[] =>
  typeof timestamp === 'string' && timestamp.endsWith('Z')
    ? [timestamp.replace(/Z$/, '+00:00'), timestamp, timestamp.slice(0, -1)]
    : [timestamp];

function contentOf({ hashed, isRebuilt }: Entry, hash: Uint8Array): ForeignContent {
  let [wholes, numerals, isRounded] = [0, 0, false];
  const look = (value: unknown): void => {
    if (typeof value === 'string' && isNumeral(value)) numerals++;
    else if (Number.isSafeInteger(value)) wholes++;
    else if (Number.isInteger(value)) isRounded = true;
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(hashed.data);
  const isAll = wholes <= mostTried;
  const tries = isAll ? Array.from({ length: 2 ** wholes }, (_, bits) => bits) : [0, -1];
  const numeral = [pythonText, ...(numerals === 0 ? [] : [(text: string) => text])];
  for (const timestamp of times(hashed.timestamp)) {
    for (const bits of tries) {
      for (const written of numeral) {
        let at = 0;
        const inData: Written = {
          whole: (value) => ((bits >> at++) & 1 ? pythonFloat(value) : `${value}`),
          numeral: written,
        };
        const others: Written = { whole: (value) => `${value}`, numeral: pythonText };
        const members = Object.entries({ ...hashed, timestamp })
          .sort(([a], [b]) => byCodePoint(a, b))
          .map(
            ([key, value]) => `${pythonText(key)}: ${pythonJson(value, key === 'data' ? inData : others)}`,
          );
        if (isSame32(sha256(utf8ToBytes(`{${members.join(', ')}}`)), 0, hash, 0)) return 'valid';
      }
    }
  }
  return isAll && numerals === 0 && !isRounded && !isRebuilt ? 'differs' : 'open';
}

/**
 * The place of an entry of Microsoft's Agent Governance Toolkit in its hash chain, and whether its content gives its
 * hash; undefined for other records, and for hashes that are none. Each entry is hashed with the hash before it:
 * SHA-256 over nine of its fields. What the policy decided, its version, the approver and later times are not among them.
 */
export function agentGovernance(
  record: Record<string, unknown>,
): (Attestation & { readonly content: ForeignContent }) | undefined {
  const entry = entryOf(record);
  if (entry === undefined || typeof entry.hash !== 'string' || !hexDigits.test(entry.hash)) return undefined;
  const { previous } = entry;
  const isFirst = previous === '' || previous === null || previous === undefined;
  if (!isFirst && (typeof previous !== 'string' || !hexDigits.test(previous))) return undefined;
  const fingerprint = hexToBytes(entry.hash);
  try {
    return {
      chain: chainName,
      fingerprint,
      previous: isFirst ? null : hexToBytes(previous as string),
      sequence: null,
      content: contentOf(entry, fingerprint),
    };
  } catch (reason) {
    if (reason instanceof RangeError) return undefined;
    throw reason;
  }
}
