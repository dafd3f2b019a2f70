/** A JSON object: neither `null` nor a list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was thrown as an `Error`: itself, or one with its text. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown));

/** The message of what was thrown, whatever it is. */
export const errorText = (thrown: unknown): string => asError(thrown).message;

/** Was the work stopped by its `AbortSignal`? */
export const isAbort = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === 'AbortError';
