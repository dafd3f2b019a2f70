import { rowSetOf } from '../../../metrics/decisions/row-sets';
import { rateDefinitionOf } from '../../../metrics/every-definition';
import type { RowsPart, RowsRequest } from '../../state/rows-request';
import { agentWouldWords, humanDidWords, truthWords } from '../outcomes/confusion-words';
import { classWords, plain } from './wording';

const partWords: Record<RowsPart, string> = {
  hits: 'the numerator',
  misses: 'the denominator without the numerator',
  counted: 'the denominator',
  open: 'unresolved',
  young: 'younger than the lag',
};

/** What the listed rows have in common, as a heading. */
export function rowsTitle(rows: RowsRequest | null, releaseName: (id: string) => string): string {
  if (rows === null) return 'Decisions in view';
  switch (rows.of) {
    case 'metric': {
      const title = rateDefinitionOf(rows.metric)?.title ?? rows.metric;
      const key = rows.grouping === 'release' ? releaseName(rows.key ?? '') : rows.key;
      const group = rows.grouping
        ? `, ${rows.grouping === 'release' ? 'bundle' : plain(rows.grouping)} ${key}`
        : '';
      return `${title}: ${partWords[rows.part]}${group}`;
    }
    case 'set':
      return rowSetOf(rows.set)?.title(rows.keys) ?? rows.set;
    case 'class':
      return `${classWords[rows.matchClass] ?? plain(rows.matchClass)}${rows.wrong ? ', agent wrong' : ''}`;
    case 'confusion': {
      const truth = rows.truth ? `, ${truthWords[rows.truth] ?? plain(rows.truth)}` : '';
      return `Agent would ${agentWouldWords[rows.agentWould] ?? plain(rows.agentWould)}, human ${humanDidWords[rows.humanDid] ?? plain(rows.humanDid)}${truth}`;
    }
    case 'scope': {
      const title = rateDefinitionOf(rows.metric)?.title ?? rows.metric;
      return `${rows.agent}, ${rows.workflow}, ${rows.riskClass} risk, bundle ${releaseName(rows.release)}. ${title}: ${partWords[rows.part]}`;
    }
  }
}
