import { createContext, type ComponentType } from 'react';

export interface FigureNotesProps {
  readonly title: string;
  readonly isWriting: boolean;
  /** The note was saved, or given up. */
  readonly onEnd: () => void;
}

/** What a figure needs of the page around it, to be handed on as a file or a link. */
export interface FigureTools {
  /** Hands a file to the browser to save; `name` without an ending. */
  readonly save: (name: string, ending: string, content: string | Blob, type: string) => void;
  /** Rejects where the browser cannot draw it. */
  readonly png: (svg: string) => Promise<Blob>;
  /** Copies a link that brings the figure into view; rejects where the browser refuses. */
  readonly copyLink: (figure: string) => Promise<void>;
  /** Of which logs and which slice a picture is, in a sentence. */
  readonly source: () => string;
  /** What the reader wrote about a figure, and the form to write it. */
  readonly Notes: ComponentType<FigureNotesProps>;
  /** No where a note would keep what must not stay: a title may hold a name that is shown. */
  readonly mayNote: () => boolean;
  /** Is this the figure that a link asked for? True once. */
  readonly isWanted: (figure: string) => boolean;
}

/** Null where nothing can be saved: on paper and in the gallery. */
export const Tools = createContext<FigureTools | null>(null);
