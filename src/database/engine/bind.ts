import type { BindValue } from './query';

/** Values that travel in one variable: each use copies the whole variable, so it stays short. */
const valuesInVariable = 32;

/** One variable of the connection: the statement that sets it, with one `?` for each of its values. */
export interface Binding {
  readonly sql: string;
  readonly values: readonly BindValue[];
}

/** Text that only looks like a placeholder: strings, quoted names, comments. */
const placeholderOrText = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g;

/**
 * Moves bound values into variables of the connection and lets each `?` read its own. Only a statement
 * without placeholders can be stopped half-way; the values still never become text.
 * Throws `RangeError` when placeholders and values differ in number.
 */
export function bindThroughVariables(
  sql: string,
  values: readonly BindValue[],
): { sql: string; bindings: readonly Binding[] } {
  let used = 0;
  const bound = sql.replace(placeholderOrText, (found) => {
    if (found !== '?') return found;
    const index = used++;
    const variable = `bound_${Math.floor(index / valuesInVariable)}`;
    return `(getvariable('${variable}')[${(index % valuesInVariable) + 1}])`;
  });
  if (used !== values.length) {
    throw new RangeError(`The statement has ${used} placeholders and ${values.length} values.`);
  }
  const bindings: Binding[] = [];
  for (let from = 0; from < values.length; from += valuesInVariable) {
    const part = values.slice(from, from + valuesInVariable);
    const marks = part.map(() => '?').join(', ');
    bindings.push({ sql: `SET VARIABLE bound_${bindings.length} = row(${marks})`, values: part });
  }
  return { sql: bound, bindings };
}
