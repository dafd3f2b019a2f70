import { create } from 'zustand';
import type { Row } from '../../../intake/mapper/path';
import { guessMapping } from '../../../intake/mapper/guess';
import type { Preview } from '../../../intake/mapper/preview';
import type { Mapping } from '../../../records/mapping';
import { type ImportLane, startImportLane } from '../../loading/import-lane';
import type { Source } from '../../loading/source';
import { openedSources } from '../../state/open-logs';

/** A mapping in the making; it outlives a look at another screen, not the visit. */
export interface MapperFields {
  source: Source | null;
  /** The first rows of the source. */
  rows: readonly Row[];
  mapping: Mapping | null;
  salt: string;
  preview: Preview | null;
  isBusy: boolean;
  problem: string | null;
}

const start: MapperFields = {
  source: null,
  rows: [],
  mapping: null,
  salt: '',
  preview: null,
  isBusy: false,
  problem: null,
};

export const useMapper = create<MapperFields>(() => start);

let lane: ImportLane | undefined;
const asked = () => (lane ??= startImportLane());
let last = 0;

const worded = (reason: unknown) => (reason instanceof Error ? reason.message : String(reason));

/** Takes a source, guesses its mapping by its first rows, and previews it. */
export async function takeSource(source: Source): Promise<void> {
  useMapper.setState({ ...start, source, isBusy: true });
  try {
    const readAs = source.readAs !== undefined && 'mapping' in source.readAs ? source.readAs : undefined;
    const rows = readAs?.mapping.rows;
    const sample = await asked().ask<'sample'>({
      kind: 'sample',
      blob: source.blob,
      name: source.name,
      ...(rows === undefined ? {} : { rows }),
    });
    if (useMapper.getState().source !== source) return;
    const guessed = guessMapping(source.name.replace(/\.[^.]*$/, '') || source.name, sample.rows);
    useMapper.setState({ rows: sample.rows, isBusy: false, salt: readAs?.salt ?? '' });
    setMapping(
      readAs?.mapping ?? { ...guessed, ...(source.zone === undefined ? {} : { zone: source.zone }) },
    );
  } catch (reason) {
    useMapper.setState({ isBusy: false, problem: worded(reason) });
  }
}

/** The mapping of an opened file, by its place among the sources. */
export function chooseForMapping(index: number): void {
  const source = openedSources()[index];
  if (source !== undefined) void takeSource(source);
}

export function setMapping(mapping: Mapping): void {
  useMapper.setState({ mapping });
  void refresh();
}

export function setSalt(salt: string): void {
  useMapper.setState({ salt });
  void refresh();
}

/** Previews the mapping as it is now; an older answer is thrown away. */
async function refresh(): Promise<void> {
  const { source, mapping, salt } = useMapper.getState();
  if (source === null || mapping === null) return;
  const own = ++last;
  useMapper.setState({ isBusy: true });
  try {
    const preview = await asked().ask<'preview'>({
      kind: 'preview',
      blob: source.blob,
      mapping,
      ...(salt === '' ? {} : { salt }),
    });
    if (own === last) useMapper.setState({ preview, isBusy: false, problem: null });
  } catch (reason) {
    if (own === last) useMapper.setState({ isBusy: false, problem: worded(reason) });
  }
}
