import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';

const flushAt = 1 << 18;

/** Writes JSON lines to a file, gzipped when its name ends in .gz, never holding more than the stream asks for. */
export class LineWriter {
  lines = 0;
  private readonly out: Writable;
  private readonly file: Writable;
  private parts: string[] = [];
  private size = 0;
  private full = false;

  constructor(
    folder: string,
    readonly name: string,
  ) {
    this.file = createWriteStream(path.join(folder, name));
    if (name.endsWith('.gz')) {
      const gzip = createGzip({ level: 9 });
      gzip.pipe(this.file);
      this.out = gzip;
    } else this.out = this.file;
  }

  write(record: unknown) {
    const line = JSON.stringify(record);
    this.lines++;
    this.parts.push(line);
    this.size += line.length + 1;
    if (this.size >= flushAt) this.flush();
  }

  /** A promise while the disk is behind, else nothing. */
  drain(): Promise<void> | undefined {
    if (!this.full) return undefined;
    return new Promise((resolve) =>
      this.out.once('drain', () => {
        this.full = false;
        resolve();
      }),
    );
  }

  async close(): Promise<void> {
    this.flush();
    this.out.end();
    await finished(this.file);
  }

  private flush() {
    if (this.parts.length === 0) return;
    this.parts.push('');
    if (!this.out.write(this.parts.join('\n'))) this.full = true;
    this.parts = [];
    this.size = 0;
  }
}
