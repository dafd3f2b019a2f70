import type { LogRecord } from '../../records/record';
import { AuditTable } from './audit-table';
import { BundleTable } from './bundle-table';
import type { ReadTable } from './create';
import { DecisionTable } from './decision-table';
import type { Provenance } from './provenance';
import { type Uncounted, UncountedTable } from './uncounted-table';

export type { Provenance };

/** Rows for one table of what was read, as an Arrow IPC stream. Made of plain bytes: it can change workers. */
export interface TableChunk {
  readonly table: ReadTable;
  readonly rows: number;
  readonly ipc: Uint8Array;
}

/** Accepted records in, chunks of table rows out. Knows nothing of the engine, so it runs in parse workers. */
export class TableWriter {
  #decisions = new DecisionTable();
  #audits = new AuditTable();
  #bundles = new BundleTable();
  #uncounted = new UncountedTable();

  /** Adds a record that the schemas accepted. */
  add(record: LogRecord, where: Provenance): void {
    if (record.event_type === 'decision') this.#decisions.add(record, where);
    else if (record.event_type === 'release') this.#bundles.add(record, where);
    else this.#audits.add(record, where);
  }

  /** Adds a line that may hold decisions and counts as none. */
  addUncounted(line: Uncounted, file: number): void {
    this.#uncounted.add(line, file);
  }

  /** Rows waiting for `take`. */
  get rows(): number {
    return this.#decisions.rows + this.#audits.rows + this.#bundles.rows + this.#uncounted.rows;
  }

  /** Hands over what was added since the last call; empty when nothing was. */
  take(): TableChunk[] {
    const chunks: TableChunk[] = [];
    const take = (table: ReadTable, { rows, ipc }: { rows: number; ipc: () => Uint8Array }) => {
      if (rows > 0) chunks.push({ table, rows, ipc: ipc() });
    };
    take('decisions', { rows: this.#decisions.rows, ipc: () => this.#decisions.ipc() });
    take('audit_events', { rows: this.#audits.rows, ipc: () => this.#audits.ipc() });
    take('bundles', { rows: this.#bundles.rows, ipc: () => this.#bundles.ipc() });
    take('uncounted_lines', { rows: this.#uncounted.rows, ipc: () => this.#uncounted.ipc() });
    this.#decisions = new DecisionTable();
    this.#audits = new AuditTable();
    this.#bundles = new BundleTable();
    this.#uncounted = new UncountedTable();
    return chunks;
  }
}
