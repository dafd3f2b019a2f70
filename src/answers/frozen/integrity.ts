import { count } from '../../words/format';
import { evidenceRates } from '../../metrics/evidence-quality/definitions';
import { completeness } from '../../metrics/log-completeness/completeness';
import type { BlockOf, ReportBlock } from '../../records/report/blocks';
import { chainSentence, checkpointSentence } from '../integrity-of-logs/chain-words';
import { clockTroubles } from '../integrity-of-logs/clock-troubles';
import { sumCounts } from '../../intake/loading/account-totals';
import type { Freezing } from './context';
import { wholeBlock } from './measures';
import { baseName } from './sources';

type Texts = BlockOf<'texts'>;
const word = (title: string) => ({ title, numeric: false, mono: false });
const number = (title: string) => ({ title, numeric: true, mono: false });

function linesBlock({ account: { files } }: Freezing): Texts {
  const kinds = [...new Set(files.flatMap((file) => Object.keys(file.kinds)))].sort();
  const rows = kinds
    .map((kind) => {
      const own = files.flatMap((file) => Object.entries(file.kinds).filter(([name]) => name === kind));
      return [kind, sumCounts(own.map(([, counts]) => counts))] as const;
    })
    .filter(([, counts]) => counts.read > 0)
    .map(([kind, counts]) => [
      kind,
      ...[counts.read, counts.accepted, counts.rejected + counts.conflict, counts.duplicate].map((n) =>
        count(n),
      ),
    ]);
  return {
    kind: 'texts',
    id: 'lines',
    title: 'Every line that was read, by kind',
    lead: 'Read = accepted + rejected + duplicate.',
    columns: [word('Kind'), number('Read'), number('Accepted'), number('Rejected'), number('Duplicate')],
    rows,
    statement: null,
  };
}

function chainsBlock({ account: { integrity, files } }: Freezing): Texts {
  const nameOf = (file: number) => baseName(files[file]?.name ?? '');
  return {
    kind: 'texts',
    id: 'chains',
    title: 'Hash chains',
    lead:
      integrity === null
        ? 'Not measurable: no record carries a fingerprint.'
        : 'A chain inside an exported file shows accidental change; against somebody who rebuilds it, only a checkpoint kept elsewhere helps.',
    columns: [word('Chain'), word('Records'), word('Checkpoints')],
    rows: (integrity?.chains ?? []).map((chain) => [
      chain.chain,
      chainSentence(chain, nameOf),
      checkpointSentence(chain),
    ]),
    statement: null,
  };
}

function odditiesBlock({ account: { build } }: Freezing): Texts {
  const orphans = Object.values(build.orphanCount).reduce((sum, each) => sum + (each ?? 0), 0);
  const steps = ['by decision id', 'by trace and span', 'by finding, action and target', 'not matched'];
  return {
    kind: 'texts',
    id: 'oddities',
    title: 'Joins and oddities',
    lead: 'What is odd about the logs though it was read.',
    columns: [word('What'), number('Records')],
    rows: [
      ...build.joinSteps.map(({ step, reviews }) => [
        `Human actions joined ${steps[step - 1] ?? ''}`.trim(),
        count(reviews),
      ]),
      ['Two records under one event id; the earlier is kept', count(build.conflictCount)],
      ['Records of a decision that no file holds', count(orphans)],
      ['Decisions that no review, execution, verdict or control names', count(build.decisionsWithoutEvents)],
      ...clockTroubles(build.clock).map(({ title, count: n }) => [title, count(n)]),
    ],
    statement: null,
  };
}

async function fieldsBlock(freezing: Freezing): Promise<Texts> {
  const found = await completeness(freezing.query, freezing.selection, freezing.signal);
  return {
    kind: 'texts',
    id: 'fields',
    title: 'Fields of the audit trail',
    lead: 'How many decisions that should carry a field do.',
    columns: [word('Field'), number('Carry it'), number('Should')],
    rows: found.fields.map(({ field, of, present }) => [field.title, count(present), count(of)]),
    statement: freezing.book.number('Fields of the audit trail', found.statement),
  };
}

/** Whether the logs can be relied on: lines, chains, joins, fields, and what the proposals rest on. */
export async function freezeIntegrity(freezing: Freezing): Promise<ReportBlock[]> {
  return [
    linesBlock(freezing),
    chainsBlock(freezing),
    odditiesBlock(freezing),
    await fieldsBlock(freezing),
    await wholeBlock(
      freezing,
      evidenceRates.filter(({ id }) => !id.endsWith('_wrong')),
      {
        id: 'evidence_measures',
        title: 'What the proposals rest on',
        lead: 'Shares of proposals by the state of their evidence.',
      },
    ),
  ];
}
