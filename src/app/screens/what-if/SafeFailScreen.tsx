import { Table, type Column } from '../../../charts/table/Table';
import { RateRows } from '../../../charts/dots/RateRows';
import { Figure } from '../../../charts/figure/Figure';
import { capital, count, counted, hitsOf, percentRange, rateShort } from '../../../words/format';
import { countDecisions } from '../../../metrics/decisions/list';
import type { DecisionsBehind } from '../../../metrics/decisions/request';
import { rowSetOf } from '../../../metrics/decisions/row-sets';
import { safeFails, safeFailStatement } from '../../../metrics/safe-fail/safe-fail';
import type { SafeFail } from '../../../metrics/safe-fail/safe-fail';
import { safeFailConditions, safeFailEndings } from '../../../records/what-if-settings/safe-fail-terms';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { useWhatIf } from '../../../session/what-if';
import { Answered } from '../../parts/Answered';
import { NumberInput } from '../../fields/NumberInput';
import { CountLink, RowsLink } from '../../parts/RowsLink';
import './what-if.css';

const titleOf = (id: string) => safeFailConditions.find((each) => each.id === id)?.title ?? id;

/** When it should have stopped, did it? */
export default function SafeFailScreen() {
  const selection = useSelection();
  const floor = useWhatIf((state) => state.lowBelow);
  const isSound = floor >= 0 && floor <= 1;
  const answer = useQuery(
    async (query, signal) => {
      const count = (did: string) => countDecisions(query, behindAny(floor, did), selection, signal);
      return {
        found: await safeFails(query, selection, floor, signal),
        asked: (await count('any')).decisions,
        acted: (await count('acted')).decisions,
        floor,
      };
    },
    [floor, selection],
    isSound,
  );
  return (
    <>
      <section>
        <Answered answer={answer} height={150} what="Safe fails">
          {(value) => <Head {...value} />}
        </Answered>
        <div className="form-grid one-field">
          <NumberInput
            label="Low confidence is below"
            help="or where the log says low_confidence"
            value={floor}
            problem={isSound ? undefined : 'From 0 to 1.'}
            onChange={(lowBelow) => useWhatIf.setState({ lowBelow })}
          />
        </div>
      </section>
      <section>
        <Answered answer={answer} height={360} what="Safe fails by condition">
          {(value) => <ByCondition {...value} />}
        </Answered>
      </section>
    </>
  );
}

const rowsOf = (floor: number, condition: string, did: string) => ({
  of: 'set' as const,
  set: 'safe_fail',
  keys: [String(floor), condition, did],
});

/** The decisions under any of the conditions; one may meet several. */
function behindAny(floor: number, did: string): DecisionsBehind {
  const { set, keys } = rowsOf(floor, 'any', did);
  return { of: 'set', set: rowSetOf(set)!, keys };
}

function Head({ asked, acted, floor }: { asked: number; acted: number; floor: number }) {
  const { environment } = useSelection();
  const link = (did: string, n: number) =>
    n === 0 ? count(0) : <RowsLink rows={rowsOf(floor, 'any', did)}>{count(n)}</RowsLink>;
  return (
    <>
      <p className="eyebrow">
        {environment === 'test' ? 'Test and drill' : 'Production'} decisions under a condition that asks for a
        safer state
      </p>
      <h1 className="verdict">
        {asked === 0
          ? 'Nothing here asked for a safer state.'
          : acted === 0
            ? `In ${counted(asked, 'decision')} that asked for a safer state the agent never went on to act.`
            : `In ${hitsOf(acted, asked)} decisions that asked for a safer state the agent went on to act.`}
      </h1>
      <p className="lede">
        {asked > 0 && (
          <>
            {link('acted', acted)} acted and {link('safer', asked - acted)} ended in a safer state, of{' '}
            {link('any', asked)} in all.{' '}
          </>
        )}
        The field asks an agent to stop, to keep its evidence, to tell somebody and to fall back to advisory.
        One decision may meet several conditions. A condition that is not logged is not seen here: none found
        is not none there.
      </p>
    </>
  );
}

function ByCondition({ found, floor }: { found: readonly SafeFail[]; floor: number }) {
  const selection = useSelection();
  const rows = (condition: string, did: string) => rowsOf(floor, condition, did);
  return (
    <>
      <Figure
        title="Did it fail to a safer state?"
        summary={found
          .map(
            ({ condition, safer }) =>
              `${titleOf(condition)}: ${safer.n === 0 ? 'no case' : rateShort(safer)}`,
          )
          .join('; ')}
        sql={[safeFailStatement(selection, floor)]}
        note="Safer: the agent held, escalated, or policy denied the action or asked for an approval. Acted: it proposed to act and nothing held it."
      >
        <RateRows
          caption="Failed to a safer state"
          head="Condition"
          points={found.map(({ condition, safer }) => ({
            key: condition,
            label: titleOf(condition),
            ...safer,
            hits: safer.hits,
            unresolved: 0,
            bounds: null,
            reason: safer.n === 0 ? 'no such case is logged' : null,
          }))}
          mark="within"
          better="higher"
          unit="cases"
          misses="Acted"
          link={({ key }, part, text) => (
            <RowsLink rows={rows(key, part === 'hits' ? 'safer' : part === 'misses' ? 'acted' : 'any')}>
              {text}
            </RowsLink>
          )}
        />
      </Figure>
      <Table
        caption="What the agent did, and what the field asks besides"
        region="What the agent did"
        boxClass="part-sections"
        className="endings-table"
        rows={found}
        rowKey={({ condition }) => condition}
        columns={[
          { head: 'Condition', cell: ({ condition }) => titleOf(condition) },
          ...safeFailEndings.map((ending): Column<SafeFail> => ({
            head: capital(ending),
            number: true,
            cell: ({ condition, did }) => <CountLink n={did[ending]} rows={rows(condition, ending)} />,
          })),
          {
            head: 'Cases',
            number: true,
            cell: ({ condition, safer }) => <CountLink n={safer.n} rows={rows(condition, 'any')} />,
          },
          ...asked.map(([what, head]): Column<SafeFail> => ({
            head,
            number: true,
            cell: (fail) => <AskedShare share={fail[what]} rows={rows(fail.condition, what)} />,
          })),
        ]}
      />
    </>
  );
}

const asked = [
  ['evidence', 'Kept evidence'],
  ['notified', 'Told somebody'],
  ['advisory', 'Advisory only'],
] as const;

function AskedShare({ share, rows }: { share: SafeFail['evidence']; rows: ReturnType<typeof rowsOf> }) {
  if (share.n === 0) return '–';
  return (
    <>
      {share.hits === 0 ? rateShort(share) : <RowsLink rows={rows}>{rateShort(share)}</RowsLink>}
      {share.state === 'measured' && share.interval && (
        <span className="small q block">{percentRange(share.interval)}</span>
      )}
    </>
  );
}
