import type { ImportAccount, LoadAccount, Progress } from '../../intake/loading/account';

/** One file that was read, and what came of it. read = accepted + rejected + duplicate. */
export interface SourceRead {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly problem: string | null;
  /** Null for records of the log format. */
  readonly imported: ImportedRead | null;
}

/** What a file of another format was taken for, what had to be guessed, and what it cannot support by itself. */
export interface ImportedRead {
  readonly title: string;
  readonly confidence: number | null;
  readonly reason: string;
  readonly rows: {
    readonly read: number;
    readonly used: number;
    readonly rejected: number;
    readonly left_out: number;
  };
  readonly left_out: readonly string[];
  readonly guesses: readonly string[];
  readonly cannot_support: readonly string[];
}

const importedRead = ({
  title,
  confidence,
  reason,
  rows,
  leftOut,
  guesses,
  cannot,
}: ImportAccount): ImportedRead => ({
  title,
  confidence,
  reason,
  rows: { read: rows.read, used: rows.used, rejected: rows.rejected, left_out: rows.leftOut },
  left_out: leftOut.map(({ count, words }) => `${count} ${words}`),
  guesses: guesses.map(({ words, count, firstLine }) => `${words}, ${count}×, first at line ${firstLine}`),
  cannot_support: cannot.map(({ what }) => what),
});

/** What was read per file, added up over the kinds of record. */
export function sourcesRead(account: LoadAccount): SourceRead[] {
  return account.files.map((file) => {
    const kinds = Object.values(file.kinds);
    const sum = (count: (kind: (typeof kinds)[number]) => number) =>
      kinds.reduce((total, kind) => total + count(kind), 0);
    return {
      name: file.name,
      bytes: file.bytes,
      sha256: file.sha256,
      read: sum((kind) => kind.read),
      accepted: sum((kind) => kind.accepted),
      rejected: sum((kind) => kind.rejected + kind.conflict),
      duplicate: sum((kind) => kind.duplicate),
      problem: file.problem ?? null,
      imported: file.imported === undefined ? null : importedRead(file.imported),
    };
  });
}

/** One line of progress, rewritten on a terminal and at most once a second elsewhere. */
export function progressLine(stream: NodeJS.WriteStream): (progress: Progress) => void {
  let last = 0;
  return ({ stage, file, bytesRead, bytesTotal, records, rejected }) => {
    const now = Date.now();
    if (now - last < (stream.isTTY ? 100 : 1000)) return;
    last = now;
    const share = bytesTotal > 0 ? Math.floor((100 * bytesRead) / bytesTotal) : 100;
    const line = `${stage} ${file}: ${share}%, ${records} records, ${rejected} rejected`;
    stream.write(stream.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
  };
}
