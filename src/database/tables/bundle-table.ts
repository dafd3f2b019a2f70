import type { Release } from '../../records/release';
import { IntegerColumn, TextColumn, TimeColumn } from './columns';
import { epochOf } from './epoch';
import type { Provenance } from './provenance';
import { dictionaryNumbers, putRecord, recordColumns } from './record-columns';
import { toIpc } from './table';

const newColumns = () => {
  const word = dictionaryNumbers();
  return {
    ...recordColumns(word),
    release_id: word(),
    name: word(),
    created_time: new TimeColumn(),
    parent_release_id: word(),
    component_index: new IntegerColumn(),
    role: word(),
    component_name: word(),
    version: word(),
    digest: new TextColumn(),
  };
};

/** Rows of `bundles`: one per component of a release. */
export class BundleTable {
  readonly columns = newColumns();
  rows = 0;

  add(record: Release, where: Provenance): void {
    const into = this.columns;
    record.components.forEach((component, index) => {
      const row = this.rows++;
      putRecord(into, row, record, where);
      into.release_id.put(row, record.release_id);
      into.name.put(row, record.name);
      into.created_time.put(row, epochOf(record.created_time));
      into.parent_release_id.put(row, record.parent_release_id);
      into.component_index.put(row, index);
      into.role.put(row, component.role);
      into.component_name.put(row, component.name);
      into.version.put(row, component.version);
      into.digest.put(row, component.digest);
    });
  }

  ipc(): Uint8Array {
    return toIpc(this.columns, this.rows);
  }
}
