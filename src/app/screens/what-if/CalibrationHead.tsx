import { count, counted, decimal, unresolvedWords } from '../../../words/format';
import type { CalibrationGroup, CalibrationWhole } from '../../../metrics/calibration/by-group';
import { useReleaseNames } from '../../ask/use-release-names';
import { RowsLink } from '../../parts/RowsLink';
import {
  calibrationSentence,
  eceWords,
  gapWords,
  regionSentence,
  saysAndIs,
  spiegelhalterWords,
} from '../../../answers/what-if/calibration-words';

export function CalibrationHead({
  found,
  bundles,
}: {
  found: CalibrationWhole;
  bundles: readonly CalibrationGroup[];
}) {
  const nameOf = useReleaseNames();
  const { summary, gap, byIncident } = found;
  const named = bundles.filter((bundle) => bundle.gap !== null && bundle.gap.kind !== 'neither');
  return (
    <>
      <p className="eyebrow">Resolved proposals with a stated confidence, older than the lag</p>
      <h1 className="verdict">{calibrationSentence(found)}</h1>
      {gap && (
        <p className="lede">
          <RowsLink rows={{ of: 'set', set: 'stated_between', keys: ['0', '1', 'all'] }}>
            {counted(gap.n, 'proposal')}
          </RowsLink>{' '}
          in {counted(gap.incidents, 'incident')}; stated minus observed {gapWords(gap)};{' '}
          {unresolvedWords(summary.unresolved, null)}, {count(summary.withoutConfidence)} without a
          confidence. Brier score {summary.brier === null ? 'not defined' : decimal(summary.brier.brier, 4)};
          Spiegelhalter {spiegelhalterWords(summary.spiegelhalter)}
          {byIncident &&
            byIncident.designEffect > 1.005 &&
            ` (by incident ${spiegelhalterWords(byIncident)})`}
          ; calibration error {eceWords(summary.ece)}.
        </p>
      )}
      {found.constant !== null && (
        <p className="part-note">
          Every proposal states {found.constant}: a constant confidence orders nothing, so that no threshold
          can use it.
        </p>
      )}
      {gap && (gap.right === gap.n || gap.right === 0) && (
        <p className="part-note">
          Every resolved proposal was {gap.right === 0 ? 'wrong' : 'right'}: one label alone shows how far
          confidence lies from it, and not whether it tells right from wrong.
        </p>
      )}
      {(named.length > 0 || found.regions.length > 0) && (
        <ul className="named">
          {named.map((bundle) => (
            <li key={bundle.key}>
              <b>
                {nameOf(bundle.key)} is{' '}
                {bundle.gap!.kind === 'over' ? 'over-confident' : 'right more often than it says'}
              </b>
              : {saysAndIs(bundle.gap!)}, {gapWords(bundle.gap!)}.{' '}
              <RowsLink
                rows={{
                  of: 'set',
                  set: 'stated_between',
                  keys: ['0', '1', 'wrong'],
                  grouping: 'release',
                  key: bundle.key,
                }}
              >
                Open the wrong ones
              </RowsLink>
            </li>
          ))}
          {found.regions.map((region) => (
            <li key={region.from}>
              {regionSentence(region)}{' '}
              <RowsLink
                rows={{
                  of: 'set',
                  set: 'stated_between',
                  keys: [String(region.from), String(region.to), region.kind === 'over' ? 'wrong' : 'right'],
                }}
              >
                Open the {region.kind === 'over' ? 'wrong' : 'right'} ones
              </RowsLink>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
