import { Figure } from '../../../charts/figure/Figure';
import { count, decimal, percent } from '../../../words/format';
import { PartBars } from '../../../charts/dots/PartBars';
import type { EvidenceMix, EvidenceQuality } from '../../../metrics/evidence-quality/evidence-mix';
import { useReleaseNames } from '../../ask/use-release-names';

const parts = [
  { id: 'authoritative', words: 'authoritative' },
  { id: 'supporting', words: 'supporting' },
  { id: 'untrusted', words: 'untrusted' },
  { id: 'unstated', words: 'trust not stated' },
] as const;

const piecesOf = (mix: EvidenceMix) => parts.reduce((sum, { id }) => sum + mix[id], 0);
const share = (n: number, all: number) => (n === 0 ? 'none' : all < 10 ? count(n) : percent(n / all));

/** How far the sources are trusted, bundle by bundle. */
export function MixSection({ quality }: { quality: EvidenceQuality }) {
  const nameOf = useReleaseNames();
  const total = quality.mix.reduce((sum, mix) => sum + piecesOf(mix), 0);
  const sum = (id: (typeof parts)[number]['id']) => quality.mix.reduce((all, mix) => all + mix[id], 0);
  return (
    <Figure
      title="How far are the sources trusted, by bundle?"
      summary={
        total === 0
          ? 'No evidence is logged here.'
          : `${count(total)} pieces of evidence: ${parts.map(({ id, words }) => `${share(sum(id), total)} ${words}`).join(', ')}.`
      }
      sql={quality.statements.slice(0, 1)}
    >
      <PartBars
        caption="Pieces of evidence by trust and bundle"
        head="Bundle"
        parts={parts.map(({ id, words }) => ({ id, label: words }))}
        rows={quality.mix.map((mix) => ({
          key: mix.key,
          label: nameOf(mix.key),
          values: parts.map(({ id }) => mix[id]),
          cells: [count(mix.proposals), decimal(piecesOf(mix) / Math.max(1, mix.proposals), 1)],
        }))}
        columns={['Proposals', 'Pieces each']}
      />
    </Figure>
  );
}
