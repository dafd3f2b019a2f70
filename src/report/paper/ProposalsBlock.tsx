import { count, oneIn, percent, percentRange } from '../../words/format';
import type { BlockOf } from '../../records/report/blocks';
import type { ReportEvidenceShare, ReportProposal, ReportStretch } from '../../records/report/proposals';
import { PaperTable, StatementLink } from './Cells';
import { changeWords, countOr, dayWords, heldWords, notMeasured } from '../../words/paper-words';

const stretches = [
  ['whole', 'Whole'],
  ['earlier', 'Earlier half'],
  ['later', 'Later half'],
] as const;

const period = ({ from, until }: ReportStretch) =>
  from === null || until === null
    ? 'no action'
    : `${dayWords(from.slice(0, 10))} to ${dayWords(until.slice(0, 10))}`;

function ShareRow({
  stretch,
  title,
  each,
  isFirst,
  rows,
}: {
  readonly stretch: ReportStretch;
  readonly title: string;
  readonly each: ReportEvidenceShare;
  readonly isFirst: boolean;
  readonly rows: number;
}) {
  return (
    <tr>
      {isFirst && (
        <th scope="rowgroup" rowSpan={rows}>
          {title}
          <span className="detail">
            {period(stretch)}; actions {countOr(stretch.actions)}, incidents {countOr(stretch.incidents)}
          </span>
        </th>
      )}
      <td>{each.title}</td>
      <td className="num">{each.share === null ? notMeasured[each.state] : percent(each.share)}</td>
      <td className="num">{each.interval === null ? '–' : percentRange(each.interval)}</td>
      <td className="num">
        {each.n === null
          ? 'left out'
          : each.hits === null
            ? count(each.n)
            : `${count(each.hits)} of ${count(each.n)}`}
      </td>
      <td className="num">{countOr(each.incidents)}</td>
    </tr>
  );
}

function One({ proposal }: { readonly proposal: ReportProposal }) {
  const { kind, name, version, sha256, said, limit, sentence, held, held_sentence, statement } = proposal;
  return (
    <article className="scope">
      <h4>
        {changeWords[kind]} “{name}”, version {version}: {heldWords(held).toLowerCase()}
      </h4>
      <p>{sentence}</p>
      <p>{held_sentence}</p>
      <dl className="facts">
        <dt>Settings</dt>
        <dd>{said ?? 'Kept back by the author; the digest tells whether a file holds them.'}</dd>
        <dt>SHA-256</dt>
        <dd className="mono">{sha256}</dd>
        {limit !== null && (
          <>
            <dt>Limit</dt>
            <dd>at most {oneIn(limit)} wrong</dd>
          </>
        )}
        <dt>SQL</dt>
        <dd>
          <StatementLink number={statement} />
        </dd>
      </dl>
      <PaperTable
        caption={`Evidence for ${name}, version ${version}`}
        className="wide"
        heads={[
          { title: 'Stretch of the log' },
          { title: 'Measure' },
          { title: 'Share', numeric: true },
          { title: '95% interval', numeric: true },
          { title: 'Hits of n', numeric: true },
          { title: 'Incidents', numeric: true },
        ]}
      >
        <tbody>
          {stretches.flatMap(([field, title]) =>
            proposal[field].shares.map((each, at) => (
              <ShareRow
                key={`${field} ${each.id}`}
                stretch={proposal[field]}
                title={title}
                each={each}
                isFirst={at === 0}
                rows={proposal[field].shares.length}
              />
            )),
          )}
        </tbody>
      </PaperTable>
    </article>
  );
}

/** Every chosen change as one line, then each with its settings and its evidence. */
export function Proposals({ block }: { readonly block: BlockOf<'proposals'> }) {
  return (
    <>
      {block.proposals.map((proposal) => (
        <One key={`${proposal.kind} ${proposal.name} ${proposal.sha256}`} proposal={proposal} />
      ))}
    </>
  );
}
