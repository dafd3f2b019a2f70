import type { Release } from '../../records/release';
import { IntegerColumn, TextColumn, TimeColumn } from './columns';
import { epochOf } from './epoch';
import type { Provenance } from './provenance';
import { dictionaryNumbers, pushRecord, recordColumns } from './record-columns';
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
      pushRecord(into, record, where);
      into.release_id.push(record.release_id);
      into.name.push(record.name);
      into.created_time.push(epochOf(record.created_time));
      into.parent_release_id.push(record.parent_release_id);
      into.component_index.push(index);
      into.role.push(component.role);
      into.component_name.push(component.name);
      into.version.push(component.version);
      into.digest.push(component.digest);
      this.rows++;
    });
  }

  ipc(): Uint8Array {
    return toIpc(this.columns, this.rows);
  }
}
