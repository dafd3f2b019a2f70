import { definitionOf } from '../../metrics/catalogue';
import type { ReportBlock } from '../../records/report/blocks';
import { type Freezing } from './context';
import { groupedBlocks, wholeBlock } from './measures';

/** What was undone after it had been done. */
export async function freezeRollbacks(freezing: Freezing): Promise<ReportBlock[]> {
  const rate = [definitionOf('rollback_rate')];
  return [
    await wholeBlock(freezing, rate, {
      id: 'rollback_measures',
      title: 'What was undone',
      lead: 'An executed action that was undone because it was wrong; a planned expiry is none.',
    }),
    ...(await groupedBlocks(freezing, rate, 'release')),
    ...(await groupedBlocks(freezing, rate, 'risk_class')),
    ...(await groupedBlocks(freezing, rate, 'workflow')),
  ];
}
