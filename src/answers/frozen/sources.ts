import type { ReportSource } from '../../records/report/report';
import type { LoadAccount } from '../../intake/loading/account';
import { sourcesRead } from '../integrity-of-logs/sources-read';

/** A file's name without its folder: paths of a machine stay on it. */
export const baseName = (name: string): string => name.split(/[\\/]/).at(-1) ?? name;

export function frozenSources(account: LoadAccount): ReportSource[] {
  return sourcesRead(account).map(
    ({ name, bytes, sha256, read, accepted, rejected, duplicate, left_out: left, problem }) => ({
      ...{ name: baseName(name), bytes, sha256, problem },
      ...{ read: read - left, accepted, rejected, duplicate },
    }),
  );
}
