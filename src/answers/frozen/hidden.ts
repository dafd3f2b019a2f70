import type { ReportBlock } from '../../records/report/blocks';

function inBlock(block: ReportBlock): number {
  switch (block.kind) {
    case 'measures':
      return block.measures.filter(({ state }) => state === 'hidden').length;
    case 'quantities':
      return block.quantities.filter(({ state }) => state === 'hidden').length;
    case 'counts':
      return block.rows.flatMap(({ counts }) => counts).filter((each) => each === null).length;
    case 'changes':
      return block.changes.filter(({ before }) => before.state === 'hidden').length;
    case 'scopes':
      return block.scopes.flatMap(({ gates }) => gates).filter(({ incidents }) => incidents === null).length;
    case 'matched':
    case 'mix':
      return block.rows.filter(({ state }) => state === 'hidden').length;
    case 'proposals':
      return block.proposals
        .flatMap(({ whole, earlier, later }) => [whole, earlier, later])
        .flatMap(({ shares }) => shares)
        .filter(({ state }) => state === 'hidden').length;
    case 'notes':
    case 'texts':
      return 0;
  }
}

/** How many numbers are left out as small cells. */
export const hiddenIn = (blocks: readonly ReportBlock[]): number =>
  blocks.reduce((sum, block) => sum + inBlock(block), 0);
