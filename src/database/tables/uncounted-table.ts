import { IntegerColumn, TextColumn } from './columns';
import { dictionaryNumbers } from './record-columns';
import { toIpc } from './table';

/** A line that may hold decisions and counts as none, with what can be read of it. */
export interface Uncounted {
  readonly kind: 'rejected_line' | 'unknown_kind';
  readonly line: number;
  /** How many records it may hold. */
  readonly records: number;
  readonly decisionId: string | null;
  /** Its finding, else its incident: labels on it speak of the line too. */
  readonly finding: string | null;
  readonly agent: string | null;
  readonly workflow: string | null;
}

const newColumns = () => {
  const word = dictionaryNumbers();
  return {
    kind: word(),
    file: new IntegerColumn(),
    line: new IntegerColumn(),
    records: new IntegerColumn(),
    decision_id: new TextColumn(),
    finding_uid: new TextColumn(),
    agent_uid: word(),
    workflow: word(),
  };
};

/** Rows of `uncounted_lines`. */
export class UncountedTable {
  readonly columns = newColumns();
  rows = 0;

  add({ kind, line, records, decisionId, finding, agent, workflow }: Uncounted, file: number): void {
    const into = this.columns;
    const row = this.rows++;
    into.kind.put(row, kind);
    into.file.put(row, file);
    into.line.put(row, line);
    into.records.put(row, records);
    into.decision_id.put(row, decisionId);
    into.finding_uid.put(row, finding);
    into.agent_uid.put(row, agent);
    into.workflow.put(row, workflow);
  }

  ipc(): Uint8Array {
    return toIpc(this.columns, this.rows);
  }
}
