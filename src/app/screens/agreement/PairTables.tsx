import { Section } from '../../parts/Section';
import { AgreementGrid } from '../../../charts/agreement/AgreementGrid';
import { counted, plainWord } from '../../../words/format';
import type { AgreementCells, AgreementTables } from '../../../metrics/agreement-table/agreement-table';
import { openRows } from '../../../session/view';
import { NothingInSlice } from '../../parts/NothingInSlice';
import { diagonal } from './CoefficientTable';

const titles = {
  blind: 'Blind: what each chose without knowing of the other',
  advised: 'Advised: what the human chose after seeing the proposal',
} as const;

/** The pairs themselves, blind apart from advised. */
export function PairTables({ tables }: { tables: AgreementTables }) {
  return (['blind', 'advised'] as const).map((seen) => (
    <PairTable key={seen} seen={seen} table={tables[seen]} />
  ));
}

function PairTable({ seen, table }: { seen: 'blind' | 'advised'; table: AgreementCells }) {
  return (
    <Section
      className="pair-table"
      title={titles[seen]}
      sub={
        <>
          {counted(table.pairs, 'pair')}, {diagonal(table.pairs < 10 ? null : table.observed)}. “Nothing” as
          the choice of a human: the proposal was rejected and nothing done instead.
        </>
      }
    >
      {table.pairs === 0 ? (
        <NothingInSlice
          title={seen === 'blind' ? 'No blind pair in this slice.' : 'No advised pair in this slice.'}
          detail={
            seen === 'blind'
              ? 'Blind agreement needs reviews with saw_agent_output = false.'
              : 'Advised pairs come from reviews with saw_agent_output = true, or where it is not known.'
          }
        />
      ) : (
        <AgreementGrid
          caption={titles[seen]}
          classes={table.classes.map((id) => ({ id, label: id === 'none' ? 'nothing' : plainWord(id) }))}
          cells={table.cells}
          onRows={(agent, human) => openRows({ of: 'set', set: 'pair', keys: [agent, human, seen] })}
        />
      )}
    </Section>
  );
}
