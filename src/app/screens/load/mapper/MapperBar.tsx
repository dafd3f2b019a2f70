import { count, counted } from '../../../../words/format';
import type { Preview } from '../../../../intake/mapper/preview';
import type { Mapping } from '../../../../records/mapping';
import { openedSources, readBeside } from '../../../open/open-logs';
import { goTo } from '../../../../session/view';
import { useMapper } from '../../../../session/mapper';
import { goToMissing } from './MissingList';
import { previewCounts } from '../../../../intake/mapper/editing/preview-counts';
import type { Missing } from '../../../../answers/mapper/still-missing';

interface MapperBarProps {
  mapping: Mapping;
  preview: Preview | null;
  missing: readonly Missing[];
}

/** Stays in sight while fields are changed: what the preview gives, the next step, and reading the file. */
export function MapperBar({ mapping, preview, missing }: MapperBarProps) {
  const { source, salt } = useMapper();
  const next = missing.find(({ at }) => at !== null);
  const counts = preview === null || preview.problem !== undefined ? null : previewCounts(preview);
  const isNothing = (mapping.records.length === 0 && mapping.native !== true) || counts?.accepted === 0;
  const read = () => {
    if (source === null) return;
    goTo('load');
    const { zone: _, ...plain } = source;
    useMapper.setState({ isChanged: false });
    void readBeside({ ...plain, readAs: { mapping, ...(salt === '' ? {} : { salt }) } });
  };
  return (
    <div className="mapper-bar" role="group" aria-label="Next step">
      <p>
        {counts !== null && (
          <>
            <b>
              {counted(counts.accepted, 'record')} accepted, {count(counts.rejected)} rejected
            </b>{' '}
            in the preview
          </>
        )}
      </p>
      {next !== undefined && (
        <button type="button" className="button main next" onClick={() => goToMissing(next)}>
          Next: {next.short}
        </button>
      )}
      <button
        type="button"
        className={next !== undefined ? 'button' : 'button main'}
        disabled={isNothing}
        onClick={read}
      >
        {openedSources().some(({ name }) => name !== source?.name)
          ? 'Read it with the files that are open'
          : 'Read the file by this mapping'}
      </button>
    </div>
  );
}
