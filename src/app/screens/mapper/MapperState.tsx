import { count, counted } from '../../../charts/format';
import type { Preview } from '../../../intake/mapper/preview';
import { previewCounts } from './preview-counts';

/** Stays in sight while fields are changed: what the preview gives, and the commonest reason why not more. */
export function MapperState({ preview }: { preview: Preview }) {
  if (preview.problem !== undefined) return null;
  const { accepted, rejected, commonest } = previewCounts(preview);
  return (
    <p className="mapper-state">
      <b>
        {counted(accepted, 'record')} accepted, {count(rejected)} rejected
      </b>{' '}
      {commonest === null
        ? 'in the preview.'
        : `in the preview; ${count(commonest.count)} of them by ${commonest.field}: expected ${commonest.expected}.`}
    </p>
  );
}
