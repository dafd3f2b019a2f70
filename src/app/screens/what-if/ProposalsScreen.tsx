import { Section } from '../../parts/Section';
import { DataTable } from '../../../charts/table/Table';
import { count, counted, decimal, utcPeriod } from '../../../words/format';
import type { SealedProposal } from '../../../records/what-if';
import { dropProposal, useWhatIf } from '../../../session/what-if';
import { saveJson } from '../../parts/save-file';
import { proposalFile } from './ProposeSection';
import './what-if.css';

/** The changes of this visit that were given evidence. */
export default function ProposalsScreen() {
  const proposals = useWhatIf((state) => state.proposals);
  return (
    <>
      <section>
        <p className="eyebrow">Thresholds, policies and breakers with their evidence</p>
        <h1 className="verdict">
          {proposals.length === 0
            ? 'Nothing is proposed yet.'
            : proposals.length === 1
              ? '1 proposal, with its evidence.'
              : `${counted(proposals.length, 'proposal')}, each with its evidence.`}
        </h1>
        <p className="lede">
          A proposal is a JSON file: what would be deployed, what it did on this log, and whether it would
          have held on the half that took no part in choosing it. Test it later with{' '}
          <code>npm run evaluate -- FILES --what-if PROPOSAL</code>.
        </p>
      </section>
      {proposals.length === 0 && (
        <p className="part-note">
          Choose a threshold, a policy or a breaker in the parts above, and reckon its evidence at the end of
          the page.
        </p>
      )}
      {proposals.map((proposal) => (
        <OneProposal key={proposal.sha256} proposal={proposal} />
      ))}
    </>
  );
}

const place = (value: number | null | undefined) =>
  value === null || value === undefined
    ? '–'
    : Number.isInteger(value)
      ? count(value)
      : decimal(value, Math.abs(value) < 1 ? 4 : 1);

const period = ({ from, until }: SealedProposal['whole']) =>
  from === null || until === null ? 'no action' : utcPeriod(Date.parse(from), Date.parse(until));

function OneProposal({ proposal }: { proposal: SealedProposal }) {
  const { whole, earlier, later, change } = proposal;
  return (
    <Section
      title={`${change.name}, version ${change.version}`}
      sub={
        proposal.would_have_held === null
          ? 'Cannot be told'
          : proposal.would_have_held
            ? 'Held on the later half'
            : 'Did not hold on the later half'
      }
      acts={
        <>
          <button type="button" className="link" onClick={() => saveJson(proposalFile(proposal), proposal)}>
            Export as JSON
          </button>
          <button type="button" className="link" onClick={() => dropProposal(proposal.sha256)}>
            Take out
          </button>
        </>
      }
    >
      <p>{proposal.sentence}</p>
      <p className="part-note">{proposal.held_sentence}</p>
      <p className="small q">
        SHA-256 of what would be deployed <code className="digest">{proposal.change_sha256}</code>, with its
        evidence <code className="digest">{proposal.sha256}</code>
      </p>
      <DataTable
        caption={`Evidence for ${change.name}`}
        columns={[
          { label: 'Number' },
          { label: `Whole, ${period(whole)}`, numeric: true },
          { label: `Earlier half, to ${period(earlier)}`, numeric: true },
          { label: `Later half, ${period(later)}`, numeric: true },
        ]}
        rows={[
          {
            key: 'actions',
            cells: ['actions', place(whole.actions), place(earlier.actions), place(later.actions)],
          },
          {
            key: 'incidents',
            cells: ['incidents', place(whole.incidents), place(earlier.incidents), place(later.incidents)],
          },
          ...Object.keys(whole.numbers).map((name) => ({
            key: name,
            cells: [
              name.replaceAll('_', ' '),
              place(whole.numbers[name]),
              place(earlier.numbers[name]),
              place(later.numbers[name]),
            ],
          })),
        ]}
      />
    </Section>
  );
}
