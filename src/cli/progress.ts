import type { Progress } from '../intake/loading/account';
import { count } from '../words/format';
import { type Output, shown, terminalOf } from './terminal';

const barLength = 24;

/** Blocks and rest of a bar that is so full, 0 to 1. */
export function bar(share: number, length = barLength): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * length);
  return '█'.repeat(full) + '░'.repeat(length - full);
}

/** A terminal that can move its cursor; the log of a build server cannot, whatever it says of itself. */
export const isLive = (output: Output, { TERM, CI } = process.env): boolean =>
  output.isTTY === true && TERM !== 'dumb' && (CI === undefined || CI === '' || CI === 'false');

/** How far loading is: a bar that is drawn anew where the terminal can, elsewhere a line at most once a second. */
export function progressOn(output: Output): { readonly show: (progress: Progress) => void; end(): void } {
  const isDrawn = isLive(output);
  const terminal = terminalOf(output);
  let last = 0;
  return {
    show({ stage, file, bytesRead, bytesTotal, records, rejected }) {
      const now = Date.now();
      if (now - last < (isDrawn ? 100 : 1000)) return;
      last = now;
      const share = bytesTotal > 0 ? bytesRead / bytesTotal : 1;
      const counts = `${count(records)} records, ${count(rejected)} rejected`;
      if (!isDrawn) {
        output.write(`${stage} ${shown(file)}: ${Math.floor(100 * share)}%, ${counts}\n`);
        return;
      }
      const line = `${bar(share)} ${Math.floor(100 * share)}% ${stage} ${shown(file)}: ${counts}`;
      const fits = line.slice(0, (output.columns || 80) - 1);
      const drawn = terminal.paint('good', fits.slice(0, barLength)) + fits.slice(barLength);
      output.write(`\r\u001B[2K${drawn}`);
    },
    end: () => void output.write(isDrawn ? '\r\u001B[2K' : '\n'),
  };
}
