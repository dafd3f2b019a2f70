import type { Mapping } from '../../records/mapping';
import type { WordMeanings } from '../../records/word-meanings';
import type { Members } from '../mapper/made-text';
import type { ImportAccount } from './account';

/** How a source is to be read, where the user says so: a known format, or a mapping. */
export type ReadAs =
  | { readonly format: string }
  | {
      readonly mapping: Mapping;
      /** Of digests that replace private fields. */
      readonly salt?: string;
      /** Only where the source is not recognised by itself. */
      readonly isFallback?: boolean;
      /** Name of the file that the mapping was opened from together with the source. */
      readonly savedIn?: string;
    };

export const isFallback = (readAs: ReadAs | undefined): boolean =>
  readAs !== undefined && 'mapping' in readAs && readAs.isFallback === true;

/** How a source that holds no records of the log format is read. */
export interface Foreign {
  /** Null: nothing of it can be read. */
  readonly mapping: Mapping | null;
  readonly salt?: string;
  /** The other files of the load that its mapping looks columns up in. */
  readonly others?: readonly { readonly name: string; readonly blob: Blob }[];
  readonly account: ImportAccount;
  /** Why nothing of it can be read; absent of a saved mapping, which holds no rows. */
  readonly problem?: string;
}

/** The records that were made of the rows of a foreign source, to be read again one by one. */
export interface MadeRecords {
  /** One record a line, as JSON; a long one packed with gzip. Places are those of the unpacked text. */
  readonly text: Blob;
  /** Per line of `text`: where it begins, and where its row stands in the source (`Converted`). */
  readonly starts: Float64Array;
  readonly offsets: Float64Array;
  readonly lengths: Float64Array;
  /** Of a long text, which is packed: its members. */
  readonly members?: Members;
}

/** A mapping from a file of its own, and the name of that file. */
export interface SavedMapping {
  readonly file: string;
  readonly mapping: Mapping;
  /** The file is not among those that are open now. */
  readonly isEarlier?: boolean;
}

/** Something to read: its bytes stay where they are until they are asked for, and can be read again. */
export interface Source {
  readonly name: string;
  readonly blob: Blob;
  /** IANA zone for times without an offset; without it they are rejected. */
  readonly zone?: string;
  /** Without it the source is recognised by its first rows. */
  readonly readAs?: ReadAs;
  /** Mappings to choose from where the source is not recognised by itself. */
  readonly saved?: readonly SavedMapping[];
  /** What words mean in all files of the load. */
  readonly words?: WordMeanings;
  /** Of one that holds no records of the log format, once it was recognised. */
  readonly foreign?: Foreign;
  /** Of one that came out of an archive or other text: that file, and what it was packed in. */
  readonly packed?: { readonly blob: Blob; readonly from: readonly string[] };
  /** Of a foreign one, once it was read. */
  readonly made?: MadeRecords;
}

const nothing = new Blob([]);

/** The bytes that hold records of the log format. */
export const textOf = ({ blob, foreign, made }: Source): Blob =>
  foreign === undefined ? blob : (made?.text ?? nothing);

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
