import type { Recognition } from '../formats/recognise';
import type { Row } from '../mapper/rows/path';
import type { Preview } from '../mapper/preview';
import type { Part } from '../unpacking/unpack';
import type { Mapping } from '../../records/mapping';

/** What the mapper asks the worker for foreign sources; one answer to each, by its number. */
export type ImportQuestion =
  | { readonly kind: 'sample'; readonly blob: Blob; readonly name: string; readonly rows?: Mapping['rows'] }
  | {
      readonly kind: 'preview';
      readonly blob: Blob;
      readonly mapping: Mapping;
      readonly zone?: string;
      readonly salt?: string;
    };

export interface Sample {
  readonly recognised: Recognition;
  readonly rows: readonly Row[];
  /** The first file in a packed one, of which the rows are. */
  readonly part?: Pick<Part, 'name' | 'blob'>;
}

export interface ImportAnswers {
  readonly sample: Sample;
  readonly preview: Preview;
}

export type ToImportWorker = { readonly id: number } & ImportQuestion;
export type FromImportWorker =
  | { readonly id: number; readonly kind: 'answer'; readonly value: ImportAnswers[keyof ImportAnswers] }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
