import { type ReportSectionId, reportSections } from '../records/report/report';
import { type RawField, rawFields } from '../answers/frozen/rows';
import {
  BadArguments,
  called,
  parseOptions,
  type SharedArguments,
  sharedOf,
  sharedOptions,
  sharedUsage,
  timeOf,
} from './arguments';

export const reportUsage = `usage: ${called('report')} FILES… --out report.html [options]      a folder is read as its files

  --out FILE           where the report goes
${sharedUsage}
  --exported-at TIME   RFC 3339 time of export; the same input and time give the same bytes
  --words FILE         JSON with title, remarks per section and the decision taken, each of which may be left out
  --title TEXT         the title
  --since OLD.html     begin the memo with what changed since this report
  --against OLD.html   refuse what this report and that one would give away together (exit 2)
  --sections A,B       ${reportSections.join(', ')}; all of them unless named
  --baseline BUNDLE    tell drift against this bundle; without it each is told against the one before
  --salt-file FILE     a secret that names people alike in every report; without it they are numbered
  --rows FIELDS        raw rows with these fields: ${rawFields.join(', ')}
  --json FILE          the numbers as JSON too
  --markdown FILE      a summary for a ticket too
  --csv FOLDER         every table as CSV too
  --svg FOLDER         every drawing as SVG too
  --attestation FILE   in-toto test-result too
  --sign KEY           the key that signs it: a DSSE envelope instead of the plain statement
  --cyclonedx FILE     CycloneDX with the model's performance metrics too
  --oscal FILE         OSCAL assessment results too: controls of frameworks, each with its state and its evidence
  --manifest FILE      add the report to this manifest, so that the app lists it
  --help, --version    this text, or the version; each alone

Exit: 0 the report and every form that was asked for are written; 1 an error, and none of them is; 2 with the report
of --against it would give small groups away, and none of them is; 130 or 143 stopped by a signal.`;

export interface ReportArguments extends SharedArguments {
  readonly out: string;
  readonly exportedAt: string;
  readonly words: string | null;
  readonly title: string | null;
  /** An earlier report; null: none. */
  readonly since: string | null;
  /** A report that is out already, which must give nothing away together with this one; null: none. */
  readonly against: string | null;
  readonly sections: readonly ReportSectionId[];
  readonly baseline: string | null;
  /** Of the names that stand for people; `saltFile` is that of a mapping. */
  readonly namesSaltFile: string | null;
  readonly rows: readonly RawField[];
  /** File of the key that signs the statement. */
  readonly signKey: string | null;
  readonly also: Readonly<
    Record<
      'json' | 'markdown' | 'csv' | 'svg' | 'attestation' | 'cyclonedx' | 'oscal' | 'manifest',
      string | null
    >
  >;
}

const text = { type: 'string' } as const;

export const reportOptions = {
  ...sharedOptions,
  out: text,
  'exported-at': text,
  words: text,
  title: text,
  since: text,
  against: text,
  sections: text,
  baseline: text,
  'salt-file': text,
  rows: text,
  json: text,
  markdown: text,
  csv: text,
  svg: text,
  attestation: text,
  sign: text,
  cyclonedx: text,
  oscal: text,
  manifest: text,
} as const;

function namesOf<Name extends string>(
  given: string | undefined,
  known: readonly Name[],
  what: string,
): Name[] {
  const names = (given ?? '').split(',').map((name) => name.trim());
  return names.filter(Boolean).map((name) => {
    const found = known.find((each) => each === name);
    if (found === undefined) throw new BadArguments(`${what} ${name} is none of ${known.join(', ')}`);
    return found;
  });
}

/** Throws `BadArguments` for an unknown option, a value that is none, no file or no place to write to. */
export function readReportArguments(args: readonly string[]): ReportArguments {
  const { values, positionals } = parseOptions(args, reportOptions);
  const shared = sharedOf(values, positionals);
  if (values.out === undefined) throw new BadArguments('--out FILE is missing.');
  if (values.sign !== undefined && values.attestation === undefined)
    throw new BadArguments('--sign signs the statement of --attestation: ask for both.');
  const sections = namesOf(values.sections, reportSections, 'section');
  return {
    ...shared,
    out: values.out,
    exportedAt: timeOf('--exported-at', values['exported-at']),
    words: values.words ?? null,
    title: values.title ?? null,
    since: values.since ?? null,
    against: values.against ?? null,
    sections: reportSections.filter(
      (id) =>
        sections.length === 0 || sections.includes(id) || (id === 'what_if' && values['what-if'].length > 0),
    ),
    whatIf: values['what-if'].flatMap((files) => files.split(',').filter(Boolean)),
    baseline: values.baseline ?? null,
    namesSaltFile: values['salt-file'] ?? null,
    rows: namesOf(values.rows, rawFields, 'field'),
    signKey: values.sign ?? null,
    also: {
      json: values.json ?? null,
      markdown: values.markdown ?? null,
      csv: values.csv ?? null,
      svg: values.svg ?? null,
      attestation: values.attestation ?? null,
      cyclonedx: values.cyclonedx ?? null,
      oscal: values.oscal ?? null,
      manifest: values.manifest ?? null,
    },
  };
}
