import type { Source } from '../intake/loading/source';
import type { Row } from '../intake/mapper/rows/path';
import type { Preview } from '../intake/mapper/preview';
import type { Mapping } from '../records/mapping';
import { createStore } from './create-store';
import { holdUnsaved } from './unsaved';

/** A mapping in the making; it outlives a look at another screen, not the visit. */
export interface MapperFields {
  source: Source | null;
  /** The first rows of the source. */
  rows: readonly Row[];
  mapping: Mapping | null;
  /** Was it changed by hand since a file was read by it? */
  isChanged: boolean;
  salt: string;
  preview: Preview | null;
  isBusy: boolean;
  problem: string | null;
  /** The mapping as it was first guessed; `null` where another was taken. */
  guess: Mapping | null;
  /** Changes with every mapping that is not a change of the one before it. */
  origin: number;
  /** Fields that are shown with all their choices, as `0 outcome`: it only grows, so that no row folds under a hand. */
  open: readonly string[];
  /** Those that lacked something when the mapping, or their kind, came: they stand first. */
  first: readonly string[];
}

export const startMapper: MapperFields = {
  source: null,
  rows: [],
  mapping: null,
  isChanged: false,
  salt: '',
  preview: null,
  isBusy: false,
  problem: null,
  guess: null,
  origin: 0,
  open: [],
  first: [],
};

export const useMapper = createStore(
  {
    source: ['screen'],
    rows: ['screen'],
    mapping: ['screen'],
    isChanged: ['screen'],
    salt: ['screen'],
    preview: ['screen'],
    isBusy: ['screen'],
    problem: ['screen'],
    guess: ['screen'],
    origin: ['screen'],
    open: ['screen'],
    first: ['screen'],
  },
  startMapper,
);

holdUnsaved('mapping', useMapper, ({ mapping, isChanged }) => mapping !== null && isChanged);
