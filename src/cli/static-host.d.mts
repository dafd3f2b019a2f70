/** The block for all paths of a `_headers` file, names in lower case. */
export function headersOf(text: string, path?: string): Record<string, string>;
/** Serves a folder on this machine only; resolves to the address. Rejects where the port is taken. */
export function serve(asked: { root: string; base?: string; port?: number }): Promise<string>;
