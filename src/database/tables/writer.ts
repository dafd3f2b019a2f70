import type { LogRecord } from '../../records/record';
import { AuditTable } from './audit-table';
import { BundleTable } from './bundle-table';
import type { ReadTable } from './create';
import { DecisionTable } from './decision-table';
import type { Provenance } from './provenance';

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

  /** Adds a record that the schemas accepted. */
  add(record: LogRecord, where: Provenance): void {
    if (record.event_type === 'decision') this.#decisions.add(record, where);
    else if (record.event_type === 'release') this.#bundles.add(record, where);
    else this.#audits.add(record, where);
  }

  /** Rows waiting for `take`. */
  get rows(): number {
    return this.#decisions.rows + this.#audits.rows + this.#bundles.rows;
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
    this.#decisions = new DecisionTable();
    this.#audits = new AuditTable();
    this.#bundles = new BundleTable();
    return chunks;
  }
}
