import type { ImportAccount, LoadAccount, Progress } from '../intake/loading/account';
import type { ImportedRead, SourceRead } from '../cli/result';

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
