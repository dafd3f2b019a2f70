import type { Mapping } from '../../records/mapping';
import { holds } from './conditions';
import { caseOf, type RowCase } from './identity';
import type { Row } from './rows/path';

interface Task {
  trials: number;
  passed: number;
  asked: number;
}

/**
 * Several trials of one task as one row, the last of them. All rows are offered first; `takes` is asked when they are
 * read again, in the same order.
 */
export class Trials {
  readonly #tasks = new Map<string, Task>();

  constructor(private readonly wanted: NonNullable<Mapping['rows']['trials']>) {}

  offer(row: Row): void {
    const named = caseOf(row, this.wanted.by);
    if (!('key' in named)) return;
    const task = this.#tasks.get(named.key) ?? { trials: 0, passed: 0, asked: 0 };
    task.trials++;
    if (holds(row, this.wanted.passed)) task.passed++;
    this.#tasks.set(named.key, task);
  }

  /** Is it the last trial of its task, with what all of them came to? Else why it is of none. */
  takes(row: Row): { readonly columns: Row } | false | Exclude<RowCase, { key: string }> {
    const named = caseOf(row, this.wanted.by);
    if (!('key' in named)) return named;
    const task = this.#tasks.get(named.key);
    if (task === undefined || ++task.asked < task.trials) return false;
    return {
      columns: { '#trials': task.trials, '#passed': task.passed, '#met': task.passed >= this.wanted.need },
    };
  }
}
