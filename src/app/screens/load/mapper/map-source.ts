import type { Sample } from '../../../../intake/loading/import-messages';
import { formatOf } from '../../../../intake/formats/formats';
import { guessKind, guessMapping } from '../../../../intake/mapper/guess';
import { fieldsOfRecord } from '../../../../records/fields';
import type { Mapping } from '../../../../records/mapping';
import type { EventType } from '../../../../records/vocabulary';
import { type ImportLane, startImportLane } from '../../../../jobs/reading/import-lane';
import type { Source } from '../../../../intake/loading/source';
import { startMapper, useMapper } from '../../../../session/mapper';
import { openedSources } from '../../../open/open-logs';
import { carriedRows } from '../../../../intake/mapper/editing/carried-rows';
import { withField, withKind } from '../../../../intake/mapper/editing/edit-mapping';
import { fieldId, focusOn } from '../../../../intake/mapper/editing/field-id';
import { ruleOf } from '../../../../intake/mapper/editing/field-rule';
import { openFields, takenRows } from '../../../../answers/mapper/still-missing';
import { errorText } from '../../../../records/unknown';

let lane: ImportLane | undefined;
const asked = () => (lane === undefined || lane.isEnded() ? (lane = startImportLane()) : lane);
let last = 0;

/** Takes a source and previews it: by the mapping of its format where that is known, else by what its first rows let guess. */
export async function takeSource(source: Source): Promise<void> {
  useMapper.setState(({ origin }) => ({ ...startMapper, origin: origin + 1, source, isBusy: true }));
  try {
    const readAs = source.readAs !== undefined && 'mapping' in source.readAs ? source.readAs : undefined;
    const { rows, recognised, part } = await sampled(source, readAs?.mapping);
    if (useMapper.getState().source !== source) return;
    if (part !== undefined) useMapper.setState({ source: { ...source, name: part.name, blob: part.blob } });
    const chosen =
      source.readAs !== undefined && 'format' in source.readAs ? source.readAs.format : undefined;
    const known = readAs === undefined ? formatOf(chosen ?? recognised.format) : undefined;
    // Of a format that holds nothing for us the guesses say more.
    if (known !== undefined && known.mapping.records.length > 0) {
      const own = structuredClone(known.mapping);
      const { path = own.rows.path } = recognised;
      const placed = path === undefined ? own : { ...own, rows: { ...own.rows, path } };
      useMapper.setState({ isBusy: false, rows });
      await startWith(source.zone === undefined ? placed : { ...placed, zone: source.zone });
      return;
    }
    const named = guessMapping(source.name.replace(/\.[^.]*$/, '') || source.name, rows);
    const { path } = recognised;
    const guessed = path === undefined ? named : { ...named, rows: { ...named.rows, path } };
    const guess = readAs === undefined ? guessed : null;
    useMapper.setState({ rows, isBusy: false, salt: readAs?.salt ?? '', guess });
    begin(readAs?.mapping ?? { ...guessed, ...(source.zone === undefined ? {} : { zone: source.zone }) });
  } catch (reason) {
    useMapper.setState({ isBusy: false, problem: errorText(reason) });
  }
}

/** The mapping of an opened file, by its place among the sources. */
export function chooseForMapping(index: number): void {
  const source = openedSources()[index];
  if (source !== undefined) void takeSource(source);
}

/** A preset, a saved mapping or the guesses take the place of the mapping so far. */
export async function startWith(mapping: Mapping, isGuess = false): Promise<void> {
  const { source } = useMapper.getState();
  if (source === null) return;
  try {
    const { rows } = await sampled(source, mapping);
    if (useMapper.getState().source !== source) return;
    useMapper.setState({ rows });
  } catch (reason) {
    useMapper.setState({ problem: errorText(reason) });
  }
  useMapper.setState({ guess: isGuess ? mapping : null });
  begin(mapping);
}

/** The first rows, as the mapping finds them; without one, as they come. */
function sampled({ blob, name }: Source, mapping?: Mapping): Promise<Sample> {
  const rows = mapping?.rows;
  return asked().ask<'sample'>({
    kind: 'sample',
    blob,
    name,
    ...(rows === undefined ? {} : { rows }),
  });
}

function begin(mapping: Mapping): void {
  const lacking = lackingFields(mapping);
  useMapper.setState(({ origin }) => ({ origin: origin + 1, open: lacking, first: lacking }));
  setMapping(mapping);
  useMapper.setState({ isChanged: false });
}

const lackingFields = (mapping: Mapping): string[] =>
  mapping.records.flatMap((_, at) =>
    openFields(mapping, at, useMapper.getState().rows).map((path) => `${at} ${path}`),
  );

/** The mapping after a change by hand. */
export function setMapping(mapping: Mapping): void {
  const before = useMapper.getState().mapping?.records.length ?? 0;
  const lacking = lackingFields(mapping);
  useMapper.setState(({ open, first }) => ({
    mapping,
    isChanged: true,
    open: [...new Set([...open, ...lacking])],
    first: [...new Set([...first, ...lacking.filter((key) => Number(key.split(' ')[0]) >= before)])],
  }));
  void refresh();
}

/** The mapping without one kind; places of the others move. */
export function leaveOut(mapping: Mapping): void {
  useMapper.setState(({ origin }) => ({ origin: origin + 1, open: [], first: [] }));
  setMapping(mapping);
}

/** Takes one kind more from the rows, its fields guessed, and shows it. */
export function addKind(type: EventType): void {
  const { mapping, rows } = useMapper.getState();
  if (mapping === null) return;
  const guessed = guessKind(type, rows);
  const changed = withKind(mapping, guessed);
  useMapper.setState(({ guess }) => ({ guess: guess === null ? null : withKind(guess, guessed) }));
  const at = mapping.records.length;
  setMapping(changed);
  const [lacking] = openFields(changed, at, rows);
  if (lacking !== undefined) focusOn(fieldId(at, lacking));
}

/** Reads a field that lacked a column from this one, and shows it. */
export function takeColumn(at: number, path: string, column: string): void {
  const { mapping, rows } = useMapper.getState();
  const rule = mapping?.records[at];
  if (mapping === null || rule === undefined) return;
  const field = fieldsOfRecord(rule.event_type).fields.find((each) => each.path === path);
  if (field === undefined) return;
  const taken = takenRows(rule, carriedRows(mapping, rows));
  openField(at, path);
  setMapping(withField(mapping, at, path, ruleOf(field, column, taken)));
  focusOn(fieldId(at, path));
}

/** Shows a field with all its choices. */
export function openField(at: number, path: string): void {
  useMapper.setState(({ open }) => ({ open: [...new Set([...open, `${at} ${path}`])] }));
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
    if (own === last) useMapper.setState({ isBusy: false, problem: errorText(reason) });
  }
}
