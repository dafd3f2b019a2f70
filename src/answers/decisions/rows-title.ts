import { plainWord } from '../../words/format';
import { rowSetOf } from '../../metrics/decisions/row-sets';
import { rateDefinitionOf } from '../../metrics/every-definition';
import { everyRelease, type RowsPart, type RowsRequest } from '../../slice/rows-request';
import { agentWouldWords, humanDidWords, truthWords } from '../outcomes/confusion-words';
import { classWords } from '../../words/logged-words';

const partWords: Record<RowsPart, string> = {
  hits: 'the numerator',
  misses: 'the denominator without the numerator',
  counted: 'the denominator',
  open: 'unresolved',
  young: 'younger than the lag',
};

type Narrowed = { readonly grouping?: string; readonly key?: string };

function groupWords({ grouping, key }: Narrowed, releaseName: (id: string) => string): string {
  if (grouping === undefined) return '';
  if (grouping === 'release') return `, bundle ${releaseName(key ?? '')}`;
  return grouping === 'risk_class' ? `, ${key} risk` : `, ${plainWord(grouping)} ${key}`;
}

/** What the listed rows have in common, as a heading. */
export function rowsTitle(rows: RowsRequest | null, releaseName: (id: string) => string): string {
  if (rows === null) return 'Decisions in view';
  switch (rows.of) {
    case 'metric': {
      const title = rateDefinitionOf(rows.metric)?.title ?? rows.metric;
      return `${title}: ${partWords[rows.part]}${groupWords(rows, releaseName)}`;
    }
    case 'set':
      return `${rowSetOf(rows.set)?.title(rows.keys) ?? rows.set}${groupWords(rows, releaseName)}`;
    case 'class':
      return `${classWords[rows.matchClass] ?? plainWord(rows.matchClass)}${rows.wrong ? ', agent wrong' : ''}`;
    case 'confusion': {
      const truth = rows.truth ? `, ${truthWords[rows.truth] ?? plainWord(rows.truth)}` : '';
      return `Agent would ${agentWouldWords[rows.agentWould] ?? plainWord(rows.agentWould)}, human ${humanDidWords[rows.humanDid] ?? plainWord(rows.humanDid)}${truth}`;
    }
    case 'scope': {
      const title = rateDefinitionOf(rows.metric)?.title ?? rows.metric;
      return `${rows.agent}, ${rows.workflow}, ${rows.riskClass} risk, ${rows.release === everyRelease ? 'every bundle' : `bundle ${releaseName(rows.release)}`}. ${title}: ${partWords[rows.part]}`;
    }
    case 'gate': {
      const title = rateDefinitionOf(rows.metric)?.title ?? rows.metric;
      const bundles = rows.releases.includes(everyRelease)
        ? 'every bundle'
        : `${rows.releases.length === 1 ? 'bundle' : 'bundles'} ${rows.releases.map(releaseName).join(' and ')}`;
      const what = rows.part === 'judged' ? 'what its gate judged' : 'what its gate judged to be in error';
      return `${rows.agent}, ${rows.workflow}, ${rows.riskClass} risk, ${bundles}. ${title}: ${what}`;
    }
  }
}
