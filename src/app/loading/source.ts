/** Something to read: its bytes stay where they are until they are asked for, and can be read again. */
export interface Source {
  readonly name: string;
  readonly blob: Blob;
  /** IANA zone for times without an offset; without it they are rejected. */
  readonly zone?: string;
}

export const sourceOfFile = (file: File, zone?: string): Source => ({
  name: file.name,
  blob: file,
  ...(zone === undefined ? {} : { zone }),
});

/** Pasted text, read as if it were a file. */
export const sourceOfText = (text: string, zone?: string): Source => ({
  name: 'pasted text',
  blob: new Blob([text]),
  ...(zone === undefined ? {} : { zone }),
});
