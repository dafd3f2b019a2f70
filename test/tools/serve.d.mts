/** What the block for all paths of a `_headers` file asks for, names in lower case. */
export declare function headersOf(text: string): Record<string, string>;
/** Serves a folder on this machine; resolves to the address. */
export declare function serve(options: { root: string; base?: string; port?: number }): Promise<string>;
