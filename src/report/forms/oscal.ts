import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import {
  crosswalkHeadline,
  crosswalkOfReport,
  crosswalkSentence,
  crosswalkWords,
  findingSentence,
  findingTitle,
} from '../../answers/readiness/crosswalk';
import type { CrosswalkState, Finding, JudgedItem } from '../../readiness/crosswalk/judge-crosswalk';
import { base64Of } from '../../records/base64';
import { canonical } from '../../records/canonical';
import { plain } from '../../words/format';
import type { Report } from '../../records/report/report';

/** The namespace of URLs in RFC 9562, appendix A. */
const urlNamespace = hexToBytes('6ba7b8119dad11d180b400c04fd430c8');
const ns = 'urn:shadowproof:oscal';

/** A version 5 UUID (RFC 9562, 5.5): the same name has the same one, for ever. */
export function uuid5(name: string): string {
  const bytes = sha1(concatBytes(urlNamespace, utf8ToBytes(name))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Words of logs as OSCAL takes them: one line, no blank at its ends, never empty. */
const line = (text: string): string => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim() || '–';

const prop = (name: string, value: string | number) => ({ name, ns, value: line(`${value}`) });

/** A showing that is missing is no failure, and no pass either: OSCAL knows two states and a reason. */
const statuses: Readonly<Record<CrosswalkState, { state: string; reason: string }>> = {
  evidenced: { state: 'satisfied', reason: 'pass' },
  contradicted: { state: 'not-satisfied', reason: 'fail' },
  not_evidenced: { state: 'not-satisfied', reason: 'other' },
};

const isSeen = ({ gate, control }: Finding) => gate !== null || control !== null;
const keyOf = (finding: Finding) =>
  JSON.stringify([finding.scope, finding.id, finding.gate?.title ?? finding.control?.title]);

/** The numbers of a gate; those that a report leaves out are absent. */
function numbersOf({ gate }: Finding) {
  if (gate === null) return [];
  const { n, incidents, errors, share, limit, interval } = gate;
  return [
    ...Object.entries({ n, incidents, 'incidents-with-error': errors, 'share-in-error': share, limit }),
    ...Object.entries({ lower: interval?.lower ?? null, upper: interval?.upper ?? null }),
  ].flatMap(([name, value]) => (value === null ? [] : [prop(name, value)]));
}

/**
 * A report as OSCAL 1.2 assessment results: a finding for each control of the crosswalk, an observation for each gate
 * and control of a scope, with the statement behind it and the SHA-256 of every log. Nothing of it is taken from the
 * clock: `last-modified` is the latest time in the logs, and every UUID comes from the content.
 */
function oscal(report: Report): unknown {
  const items = crosswalkOfReport(report);
  const digests = report.sources.map(({ name, sha256: digest }) => [name, digest]);
  const base = bytesToHex(
    sha256(
      utf8ToBytes(
        canonical([
          ...[report.title, report.as_of, report.app.version, report.slice.said, digests],
          report.criteria.map(({ hash }) => hash),
          items.map((each) => [each.item.id, each.state, crosswalkSentence(each)]),
        ]),
      ),
    ),
  );
  const uuid = (what: string) => uuid5(`${ns}:${base}:${what}`);
  const logUuid = (at: number) => uuid(`log ${at}`);
  const statementUuid = (number: number) => uuid(`statement ${number}`);
  const findings = new Map(
    items.flatMap((each) => each.findings.filter(isSeen).map((one) => [keyOf(one), one] as const)),
  );
  const statements = [
    ...new Set([...findings.values()].flatMap(({ gate, control }) => (gate ?? control)?.statement ?? [])),
  ].sort((a, b) => a - b);
  const logs = report.sources.map(({ name, sha256: digest }, at) => ({
    href: `#${logUuid(at)}`,
    description: `Log ${name}, SHA-256 ${digest ?? 'not known'}`,
  }));

  const observation = (key: string, finding: Finding) => {
    const statement = (finding.gate ?? finding.control)?.statement ?? null;
    return {
      uuid: uuid(key),
      title: line(`${finding.scope}: ${findingTitle(finding)}`),
      description: plain(findingSentence(finding)),
      props: [
        prop('scope', finding.scope),
        prop('rule', finding.id),
        prop('state', (finding.gate ?? finding.control)?.state ?? 'not_asked'),
        prop('bearing', finding.bearing),
        ...numbersOf(finding),
      ],
      methods: [finding.id === 'adversarial_tests' ? 'TEST' : 'EXAMINE'],
      types: ['control-objective'],
      'relevant-evidence': [
        ...(statement === null
          ? []
          : [
              {
                href: `#${statementUuid(statement)}`,
                description: `SQL of it, statement S${statement} of the report`,
              },
            ]),
        ...logs,
      ],
      collected: report.as_of,
    };
  };

  const finding = (judged: JudgedItem) => {
    const { framework, item, state, scopes, shown, against } = judged;
    const related = [...new Set(judged.findings.filter(isSeen).map(keyOf))];
    const sentence = plain(crosswalkSentence(judged));
    return {
      uuid: uuid(`finding ${framework.id} ${item.id}`),
      title: line(`${framework.title}, ${item.id} ${item.title}: ${crosswalkWords[state]}`),
      description: judged.findings.length === 0 ? sentence : `${sentence} A log shows of it: ${item.shows}.`,
      props: [
        prop('framework', framework.id),
        prop('state', state),
        ...Object.entries({ scopes, shown, against }).map(([name, value]) => prop(name, value)),
      ],
      target: {
        type: 'objective-id',
        'target-id': item.id,
        title: line(item.title),
        status: { ...statuses[state], remarks: sentence },
      },
      ...(related.length === 0
        ? {}
        : { 'related-observations': related.map((key) => ({ 'observation-uuid': uuid(key) })) }),
    };
  };

  const logResource = ({ name, sha256: digest, read, accepted }: Report['sources'][number], at: number) => ({
    uuid: logUuid(at),
    title: line(name),
    description: `Log: ${read} records read, ${accepted} accepted.`,
    ...(digest === null
      ? {}
      : {
          rlinks: [
            {
              href: encodeURIComponent(name.replace(/\p{Cs}/gu, '')),
              hashes: [{ algorithm: 'SHA-256', value: digest }],
            },
          ],
        }),
  });
  const statementResource = (number: number) => {
    const found = report.statements[number - 1];
    return {
      uuid: statementUuid(number),
      title: line(`S${number} ${found?.label ?? ''}`),
      description: `Values of its question marks, as JSON: ${JSON.stringify(found?.values ?? [])}`,
      props: [prop('sha256', found?.sha256 ?? 'not known')],
      base64: {
        filename: `s${number}.sql`,
        'media-type': 'application/sql',
        value: base64Of(utf8ToBytes(found?.sql ?? ' ')),
      },
    };
  };
  const plan = {
    uuid: uuid('plan'),
    title: 'Criteria for promotion, in place of an assessment plan',
    description: report.criteria
      .map(({ hash, criteria: { name, version } }) => `${name}, version ${version}, SHA-256 ${hash}`)
      .join('\n'),
    base64: {
      filename: 'criteria.json',
      'media-type': 'application/json',
      value: base64Of(utf8ToBytes(canonical(report.criteria.map(({ criteria }) => criteria)))),
    },
  };

  return {
    'assessment-results': {
      uuid: uuid('document'),
      metadata: {
        title: line(report.title),
        'last-modified': report.as_of,
        version: base.slice(0, 12),
        'oscal-version': '1.2.0',
        props: [prop('tool', `${report.app.name} ${report.app.version}`)],
        remarks: 'last-modified is the latest time in the logs, so that the same logs give the same bytes.',
      },
      'import-ap': { href: `#${plan.uuid}`, remarks: 'The criteria stand for the plan.' },
      results: [
        {
          uuid: uuid('result'),
          title: 'Crosswalk of promotion evidence',
          description: plain(
            `${crosswalkHeadline(items)} ${report.headline} Read for: ${report.slice.said}.`,
          ),
          start: report.period.from,
          end: report.as_of,
          'reviewed-controls': {
            description:
              'Which gates and controls bear on which control is our choice; only what a decision log can show is judged.',
            'control-selections': [...new Set(items.map(({ framework }) => framework))].map((framework) => ({
              description: framework.title,
              'include-controls': framework.items.map(({ id }) => ({ 'control-id': id })),
            })),
          },
          ...(findings.size === 0
            ? {}
            : { observations: [...findings].map(([key, one]) => observation(key, one)) }),
          findings: items.map(finding),
          remarks: [
            'Not evidenced is no pass and no failure: status not-satisfied with reason other. Contradicted has reason fail.',
            ...(report.missing ?? []).slice(0, 1),
          ].join('\n'),
        },
      ],
      'back-matter': {
        resources: [plan, ...report.sources.map(logResource), ...statements.map(statementResource)],
      },
    },
  };
}

export const writeOscal = (report: Report): string => `${JSON.stringify(oscal(report), null, 2)}\n`;
