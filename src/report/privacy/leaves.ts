import { count, counted } from '../../words/format';
import type { Report } from '../../records/report/report';

export interface Leaving {
  readonly what: string;
  readonly detail: string;
}

const unique = (values: readonly string[]) => [...new Set(values)];
const listed = (names: readonly string[], most = 8) =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

function namesOf(report: Report): Leaving[] {
  const blocks = report.sections.flatMap((section) => section.blocks);
  const measures = blocks.flatMap((block) => (block.kind === 'measures' ? block.measures : []));
  const scopes = blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : []));
  const changes = blocks.flatMap((block) => (block.kind === 'changes' ? block.changes : []));
  const mixed = blocks.flatMap((block) => (block.kind === 'mix' ? block.rows : []));
  const chains = blocks.flatMap((block) =>
    block.kind === 'texts' && block.id === 'chains' ? block.rows : [],
  );
  const parts = unique(changes.flatMap(({ what }) => what.split('; ')));
  // A kind is its workflow, severity, asset class and source: each of their values leaves once, however often it comes.
  const kinds = unique(
    mixed.flatMap((row) =>
      row.kinds.flatMap(({ label }) =>
        label.split(', ').filter((word) => !/^\d+ other kinds of case$/.test(word)),
      ),
    ),
  );
  const keysBy = (by: string) => measures.filter((each) => each.by === by).map(({ label }) => label);
  // The numbers by bundle stand in a block an agent, which carries its name.
  const ofBundles = blocks.flatMap(({ id }) => id.split('_by_release_').slice(1));
  const agents = unique([
    ...[...scopes, ...changes, ...mixed].map(({ agent }) => agent),
    ...ofBundles,
  ]).filter((agent) => agent !== '');
  const workflows = unique([...scopes.map(({ workflow }) => workflow), ...keysBy('workflow')]);
  const bundles = unique([...scopes.map(({ release_name }) => release_name), ...keysBy('release')]);
  return [
    { what: 'Names of agents', detail: listed(agents) },
    { what: 'Names of workflows', detail: listed(workflows) },
    { what: 'Names and ids of bundles', detail: listed(bundles) },
    { what: 'What changed in bundles', detail: listed(parts) },
    { what: 'Kinds of case', detail: listed(kinds) },
    { what: 'Names of hash chains', detail: listed(chains.map(([name]) => name ?? '')) },
  ].filter(({ detail }) => detail !== '');
}

function peopleOf(report: Report): Leaving[] {
  const people = report.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.kind === 'counts' && block.id === 'people' ? block.rows : []));
  const attesters = unique(report.attestations.map(({ by }) => by));
  const how =
    report.privacy.people === 'salted'
      ? 'under pseudonyms; the salt stays in this browser'
      : 'numbered; the numbers mean nothing outside this report';
  return [
    ...(people.length > 0
      ? [{ what: 'People who decided', detail: `${counted(people.length, 'row')} ${how}` }]
      : [{ what: 'People who decided', detail: 'nobody' }]),
    ...(attesters.length > 0 ? [{ what: 'Names of those who attest', detail: listed(attesters) }] : []),
  ];
}

function changesOf(report: Report): Leaving[] {
  const all = report.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.kind === 'proposals' ? block.proposals : []));
  if (all.length === 0) return [];
  const said = all.map(
    ({ name, version, settings }) =>
      `${name}, version ${version}, ${settings === null ? 'with its digest, without its settings' : 'with its settings'}`,
  );
  return [{ what: 'Proposed changes', detail: listed(said) }];
}

function wordsOf(report: Report): Leaving[] {
  const remarks = report.sections.filter(({ remark }) => remark !== null).length;
  return [
    {
      what: 'Your words',
      detail: `title${remarks > 0 ? `, ${counted(remarks, 'remark')}` : ''}${report.decision ? `, the decision and the name ${report.decision.by}` : ''}`,
    },
  ];
}

/** What a report takes out of the browser, and what it does not, before it is saved. */
export function whatLeaves(report: Report): Leaving[] {
  const { privacy, sources, sections, statements } = report;
  return [
    {
      what: 'Numbers',
      detail: `aggregates of ${counted(sections.length, 'question')}; ${count(privacy.hidden)} left out, because they stand for fewer than ${privacy.least_cell} or would give such a group away; several tables set against each other may still tell one`,
    },
    ...namesOf(report),
    ...peopleOf(report),
    {
      what: 'Files',
      detail: `name, size, counts and SHA-256 of ${listed(sources.map(({ name }) => name))}; no folder, no content`,
    },
    { what: 'SQL', detail: `${counted(statements.length, 'statement')} with the values of the filters` },
    { what: 'Criteria', detail: listed(report.criteria.map(({ criteria }) => criteria.name)) },
    ...changesOf(report),
    ...wordsOf(report),
    {
      what: 'Raw rows',
      detail:
        privacy.raw_fields.length === 0
          ? 'none'
          : `${counted(privacy.raw_rows, 'row')} with ${privacy.raw_fields.join(', ')}`,
    },
  ];
}
