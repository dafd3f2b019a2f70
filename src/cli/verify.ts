import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { type PublicKey, verify } from '../intake/integrity/keys';
import { bytesOfBase64 } from '../records/base64';
import { parseJson, pathText } from '../records/json';
import {
  type DsseEnvelope,
  dsseEnvelope,
  type TestResultStatement,
  testResultSchema,
} from '../records/test-result';
import { errorText } from '../records/unknown';
import { preAuthEncoding, statementType } from '../report/signing/dsse';
import { keyidOf, type Signer } from '../report/signing/signing-key';
import { verificationSummary } from '../report/signing/verification-summary';
import { aboutOf, BadArguments, called, parseOptions, timeOf } from './arguments';
import { CannotEvaluate, readText } from './criteria';
import { hashOf } from './lanes';
import { refuseOutputs, writeOutputs } from './outputs';
import { filesOf } from './read-files';
import type { verification } from './result-schemas';
import { keysOf } from './signatures';
import { signerOfFile } from './signing';
import { statementOut } from '../report/signing/dsse';
import { shown } from './terminal';

const verifyUsage = `usage: ${called('verify')} STATEMENT [FILES…] --keys FILE [options]      a folder is read as its files

Checks a statement that evaluate --attest --sign or report --attestation --sign made: who signed it, and that these
files are what it was made from.

  --keys FILE          public keys (PEM, JWK or JWK set); the keyid in the statement is only a hint
  --summary FILE       write a verification summary (SLSA, in-toto) of what was checked; every file must be given
  --verifier URI       who checked, for the summary
  --verified-at TIME   RFC 3339 time of the check, for the summary
  --sign KEY           sign the summary with this private key (PEM or OpenSSH)
  --json               what was checked, as JSON
  --help, --version    this text, or the version; each alone

Exit: 0 signed by one of these keys, the files given are those of the statement, and no test failed; 2 the same, and a
test failed; 1 not signed by these keys, other files, or an error.`;

const text = { type: 'string' } as const;
export const verifyOptions = {
  ...{ keys: text, summary: text, verifier: text, 'verified-at': text, sign: text },
  json: { type: 'boolean', default: false },
} as const;

interface VerifyArguments {
  readonly statement: string;
  readonly files: readonly string[];
  readonly keys: string;
  readonly summary: { readonly out: string; readonly verifier: string; readonly at: string } | null;
  readonly signKey: string | null;
  readonly json: boolean;
}

function readVerifyArguments(args: readonly string[]): VerifyArguments {
  const { values, positionals } = parseOptions(args, verifyOptions);
  const [statement, ...files] = positionals;
  if (statement === undefined) throw new BadArguments('No statement to check.');
  if (values.keys === undefined)
    throw new BadArguments(
      '--keys FILE is missing: without a key that you trust, a signature proves nothing.',
    );
  const { summary, verifier, sign } = values;
  const isSummary = summary !== undefined;
  if (!isSummary && (sign ?? verifier ?? values['verified-at']) !== undefined)
    throw new BadArguments(
      '--sign, --verifier and --verified-at are of the summary: ask for --summary FILE.',
    );
  if (isSummary && !(verifier !== undefined && URL.canParse(verifier)))
    throw new BadArguments('--summary needs --verifier URI: who says that this was checked.');
  const at = timeOf('--verified-at', values['verified-at']);
  return {
    ...{ statement, files, keys: values.keys, signKey: sign ?? null, json: values.json },
    summary: isSummary && verifier !== undefined ? { out: summary, verifier, at } : null,
  };
}

/** What a file holds, by its schema. Throws `CannotEvaluate`. */
function parsed<Value>(file: string, json: string, schema: z.ZodType<Value>, what: string): Value {
  let value: unknown;
  try {
    value = parseJson(json);
  } catch (error) {
    throw new CannotEvaluate(`${file}: ${what} is expected. ${errorText(error)}`);
  }
  const { data, error } = schema.safeParse(value);
  if (data !== undefined) return data;
  const [issue] = error?.issues ?? [];
  const at = issue === undefined ? '' : ` ${pathText(issue.path) || 'whole'}: ${issue.message}`;
  throw new CannotEvaluate(`${file}: ${what} is expected.${at}`);
}

/** The keys, of those given, that signed this payload. */
async function signersOf(
  { payloadType, signatures }: DsseEnvelope,
  payload: Uint8Array,
  keys: readonly PublicKey[],
): Promise<PublicKey[]> {
  const message = preAuthEncoding(payloadType, payload);
  const found = new Set<PublicKey>();
  for (const { sig } of signatures) {
    const bytes = bytesOfBase64(sig);
    if (bytes === undefined) continue;
    for (const key of keys) if (await verify(key, bytes, message)) found.add(key);
  }
  return [...found];
}

/** Each file of the statement, and whether it was given; throws `CannotEvaluate` for a file that is none of them. */
async function filesChecked({ predicate }: TestResultStatement, given: readonly string[]) {
  const wanted = predicate.configuration.filter(({ mediaType }) => mediaType === undefined);
  const digests = new Set<string>();
  for (const file of given) {
    const sha256 = await hashOf(await openAsBlob(file));
    if (!wanted.some(({ digest }) => digest.sha256 === sha256)) {
      const named = wanted.find(({ name }) => name === path.basename(file));
      throw new CannotEvaluate(
        named === undefined
          ? `${file}: the statement was not made from this file (SHA-256 ${sha256}).`
          : `${file}: changed since. The statement was made from SHA-256 ${named.digest.sha256}; this file has ${sha256}.`,
      );
    }
    digests.add(sha256);
  }
  return wanted.map(({ name, digest }) => ({ name, isChecked: digests.has(digest.sha256) }));
}

interface CheckedFile {
  readonly name: string;
  readonly isChecked: boolean;
}

/** The check for programs: `schema/shadowproof-verification-1.schema.json`. */
const checkAsJson = (
  { subject, predicate }: TestResultStatement,
  signedBy: string[],
  files: readonly CheckedFile[],
): z.infer<typeof verification> => ({
  ...{ format: 'shadowproof-verification/1', signed_by: signedBy, about: subject.map(({ name }) => name) },
  result: predicate.result,
  passed: predicate.passedTests,
  warned: predicate.warnedTests,
  failed: predicate.failedTests,
  files: files.map(({ name, isChecked }) => ({ name, checked: isChecked })),
});

function printedCheck(
  { subject, predicate }: TestResultStatement,
  keyids: readonly string[],
  files: readonly CheckedFile[],
): string {
  const { result, passedTests, warnedTests, failedTests } = predicate;
  const listed = (label: string, names: readonly string[]) =>
    names.map((name) => `  ${label.padEnd(7)} ${name.split('/').map(decoded).join(' / ')}`);
  return [
    `Signed by ${keyids.join(', ')}`,
    `About ${subject.map(({ name }) => name).join(', ')}`,
    `${result}: ${passedTests.length} eligible, ${warnedTests.length} eligible with a warning, ${failedTests.length} not eligible`,
    ...listed('passed', passedTests),
    ...listed('warned', warnedTests),
    ...listed('failed', failedTests),
    ...files.map(({ name, isChecked }) => `  ${isChecked ? 'same' : 'not given, not checked'}: ${name}`),
  ]
    .map(shown)
    .join('\n');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

async function run(args: VerifyArguments): Promise<number> {
  const json = await readText(args.statement);
  const keys = await keysOf(args.keys);
  const signer: Signer | null = args.signKey === null ? null : await signerOfFile(args.signKey);
  const envelope = parsed(args.statement, json, dsseEnvelope, 'A signed statement (a DSSE envelope)');
  const payload = bytesOfBase64(envelope.payload);
  if (payload === undefined) throw new CannotEvaluate(`${args.statement}: the payload is no base64.`);
  const signers = await signersOf(envelope, payload, keys);
  if (signers.length === 0)
    throw new CannotEvaluate(`${args.statement}: none of these keys signed it, or it was changed since.`);
  if (envelope.payloadType !== statementType)
    throw new CannotEvaluate(`${args.statement}: signed, and not an in-toto statement.`);
  const body = new TextDecoder('utf-8', { fatal: true }).decode(payload);
  const statement = parsed(args.statement, body, testResultSchema, 'A test result of Shadowproof');
  const files = await filesChecked(statement, args.files);
  const keyids = await Promise.all(signers.map(({ key }) => keyidOf(key)));
  if (args.summary !== null) {
    const missing = files.filter(({ isChecked }) => !isChecked).map(({ name }) => name);
    if (missing.length > 0)
      throw new CannotEvaluate(
        `A summary needs every file of the statement. Not given: ${missing.join(', ')}`,
      );
    const envelopeSha256 = createHash('sha256').update(json).digest('hex');
    const { out, verifier, at } = args.summary;
    const summary = verificationSummary(statement, { envelopeSha256, verifier, at });
    await writeOutputs([{ path: out, text: `${await statementOut(summary, signer)}\n` }], inputsOf(args));
  }
  const told = args.json
    ? JSON.stringify(checkAsJson(statement, keyids, files), null, 2)
    : printedCheck(statement, keyids, files);
  process.stdout.write(`${told}\n`);
  return statement.predicate.result === 'FAILED' ? 2 : 0;
}

const inputsOf = ({ statement, files, keys, signKey }: VerifyArguments) => [
  statement,
  ...files,
  keys,
  signKey,
];

/** Checks a signed statement. Gives 0 when it is signed, of these files and no test failed, 2 when one did, else 1. */
export async function main(given: readonly string[]): Promise<number> {
  try {
    const about = aboutOf(given, verifyUsage);
    if (about !== null) {
      process.stdout.write(`${about}\n`);
      return 0;
    }
    const read = readVerifyArguments(given);
    const args = { ...read, files: read.files.length === 0 ? [] : await filesOf(read.files) };
    await refuseOutputs([{ option: '--summary', path: args.summary?.out ?? null }], inputsOf(args));
    return await run(args);
  } catch (error) {
    process.stderr.write(`${errorText(error)}\n${error instanceof BadArguments ? `\n${verifyUsage}\n` : ''}`);
    return 1;
  }
}
