import { createStore } from './create-store';

export interface KeptLogsFields {
  /** The logs that a copy of was put on this computer; null: none. */
  kept: { readonly names: readonly string[]; readonly bytes: number; readonly keptAt: number } | null;
  /** Are those the logs that are open? */
  areThese: boolean;
  isBusy: boolean;
  problem: string | null;
}

/** Can this browser keep files of its own? */
export const canKeepLogs = (): boolean =>
  typeof navigator.storage?.getDirectory === 'function' &&
  typeof FileSystemFileHandle !== 'undefined' &&
  'createWritable' in FileSystemFileHandle.prototype;

const start: KeptLogsFields = { kept: null, areThese: false, isBusy: false, problem: null };

export const useKeptLogs = createStore(
  { kept: ['screen'], areThese: ['screen'], isBusy: ['screen'], problem: ['screen'] },
  start,
);
