import { stripVTControlCharacters, styleText } from 'node:util';

/** What text is written to: a terminal, a file or a pipe. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

export type Look = 'strong' | 'quiet' | 'good' | 'bad' | 'caution';

const styles = {
  strong: 'bold',
  quiet: 'dim',
  good: 'green',
  bad: 'red',
  caution: 'yellow',
} as const satisfies Record<Look, Parameters<typeof styleText>[0]>;

export interface Terminal {
  /** The text in colour where `output` has colours: a terminal, without NO_COLOR; FORCE_COLOR decides before both. */
  paint(look: Look, text: string): string;
  /** The text in lines that fit, further ones two blanks in; one line where `output` is no terminal. */
  wrap(text: string, indent: number): string[];
}

// Log content on a terminal: control characters could move the cursor or set its title.
export const shown = (text: string) => text.replace(/\p{Cc}|\p{Cf}/gu, '\uFFFD');

const narrowest = 40;

export function terminalOf(output: Output): Terminal {
  const width = output.isTTY === true ? Math.max(narrowest, output.columns ?? 80) : Infinity;
  return {
    paint: (look, text) => styleText(styles[look], text, { stream: output }),
    wrap(text, indent) {
      const lines: string[] = [];
      let line = ' '.repeat(indent);
      let isEmpty = true;
      for (const word of text.split(' ')) {
        if (!isEmpty && line.length + 1 + word.length > width) {
          lines.push(line);
          line = ' '.repeat(indent + 2);
          isEmpty = true;
        }
        line += isEmpty ? word : ` ${word}`;
        isEmpty = false;
      }
      return [...lines, line];
    },
  };
}

/** Rows in columns; those from `rightFrom` on end at the right. Colours take no room. */
export function columns(rows: readonly (readonly string[])[], rightFrom: number): string[] {
  const lengthOf = (cell: string) => stripVTControlCharacters(cell).length;
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => lengthOf(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const room = ' '.repeat(Math.max(0, (widths[column] ?? 0) - lengthOf(cell)));
        return column >= rightFrom ? `${room}${cell}` : `${cell}${room}`;
      })
      .join('  ')
      .trimEnd(),
  );
}
