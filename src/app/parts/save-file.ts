import type { Criteria } from '../../records/criteria';
import { fileName } from '../../words/format';

/** Hands a text or a blob to the browser as a file to save; it goes nowhere else. */
export function saveFile(name: string, content: string | Blob, type = 'text/plain'): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export const saveJson = (name: string, value: unknown): void =>
  saveFile(name, `${JSON.stringify(value, null, 2)}\n`, 'application/json');

export const saveCriteria = (criteria: Criteria): void =>
  saveJson(`criteria-${fileName(`${criteria.name}-${criteria.version}`)}.json`, criteria);
