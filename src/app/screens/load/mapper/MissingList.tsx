import { counted } from '../../../../words/format';
import type { Preview } from '../../../../intake/mapper/preview';
import { previewedRows } from '../../../../intake/mapper/previewed-rows';
import type { Row } from '../../../../intake/mapper/rows/path';
import type { Mapping } from '../../../../records/mapping';
import { fieldId, focusOn, zoneId } from '../../../../intake/mapper/editing/field-id';
import { takenForGranted } from '../../../../answers/mapper/granted';
import { guessedWords } from '../../../../intake/mapper/editing/guessed-words';
import { useMapper } from '../../../../session/mapper';
import { addKind, openField } from './map-source';
import { notTaken } from '../../../../answers/mapper/not-taken';
import { type Missing, rowsInWords, stayOut } from '../../../../answers/mapper/still-missing';
import { UnusedColumns } from './UnusedColumns';
import { unusedColumns } from '../../../../intake/mapper/editing/unused-columns';

/** Shows the place where something is mended, and moves the focus there. */
export function goToMissing({ at }: Missing): void {
  if (at === null) return;
  if (at === 'zone') return focusOn(zoneId);
  if ('kind' in at) return addKind(at.kind);
  openField(at.record, at.path);
  focusOn(fieldId(at.record, at.path));
}

const listed = 6;

const unusedInWords = (columns: number) =>
  columns === 0 ? '' : `, and ${counted(columns, 'column')} ${columns === 1 ? 'is' : 'are'} not used`;

interface MissingListProps {
  mapping: Mapping;
  preview: Preview | null;
  missing: readonly Missing[];
  columns: readonly string[];
  rows: readonly Row[];
}

/** What the rows give as the mapping is now, and what stands in the way of the others. */
export function MissingList({ mapping, preview, missing, columns, rows }: MissingListProps) {
  const guess = useMapper((mapper) => mapper.guess);
  const unused = unusedColumns(mapping, columns, rows);
  const guessed = guessedWords(mapping, guess);
  const previewed = preview === null || preview.rows.length === 0 ? rows : preview.rows.map(({ row }) => row);
  const none = notTaken(mapping, previewed);
  const granted = takenForGranted(mapping);
  const more = missing.length - listed;
  const out = stayOut(mapping, preview);
  const hasProposals =
    mapping.native === true || mapping.records.some(({ event_type: type }) => type === 'decision');
  return (
    <div className="missing">
      <p className="lede" role="status">
        {preview !== null && preview.problem === undefined && <b>{rowsInWords(mapping, preview)}</b>}{' '}
        {missing.length === 0 &&
          preview !== null &&
          `Nothing is missing${unusedInWords(unused.length)}. Look over the guesses, then read the file.`}
        {previewed.length >= previewedRows && ` All counts are of the first ${previewedRows} rows.`}
        {!hasProposals &&
          mapping.records.length > 0 &&
          ' No proposal of an agent is among them: without proposals, here or in another file, nothing is judged.'}
      </p>
      {missing.length > 0 && (
        <>
          <p className="small">Still missing:</p>
          <ol className="small">
            {missing.slice(0, listed).map((each) => (
              <li key={each.words}>
                {each.at === null ? (
                  each.words
                ) : (
                  <button type="button" className="link" onClick={() => goToMissing(each)}>
                    {each.words}
                  </button>
                )}
              </li>
            ))}
            {more > 0 && <li className="q">and {more} more, in the preview below</li>}
          </ol>
        </>
      )}
      <UnusedColumns mapping={mapping} unused={unused} />
      {guessed.length > 0 && (
        <p className="part-note small">
          <b>Guessed meanings:</b> {guessed.join('. ')}.
        </p>
      )}
      {none.length > 0 && (
        <p className="part-note small">
          <b>Left out by the rules for rows:</b> {none.join('; ')}.
        </p>
      )}
      {out.length > 0 && (
        <p className="part-note small">
          <b>These stay out and are listed after reading:</b> {out.join('; ')}.
        </p>
      )}
      {granted.length > 0 && (
        <p className="part-note small">
          <b>Assumed, because no column says it:</b> {granted.join('; ')}.
        </p>
      )}
    </div>
  );
}
