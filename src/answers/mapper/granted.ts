import type { FieldRule, Mapping, RecordRule } from '../../records/mapping';
import type { EventType } from '../../records/vocabulary';
import { simpleRule } from '../../intake/mapper/editing/field-rule';
import { kindNouns } from './still-missing';

const basisCounts =
  'and where the criteria ask for a stronger source such labels do not count: choose what it really is';

/** What is the same for every row because nothing in the file says it: to be looked over. */
export function takenForGranted({ records, zone }: Mapping): string[] {
  const fixed = records.flatMap(({ event_type: type, fields }) =>
    Object.entries(fields).flatMap(([path, rules]) => {
      const rule = simpleRule(rules);
      const isFixed = rule && rule.from === undefined && rule.compare === undefined;
      if (!isFixed || rule.value === undefined || rule.value === '') return [];
      const said = `${path} of every ${kindNouns[type]} is ${String(rule.value)}`;
      const isWeaker = type === 'verdict' && path === 'basis' && rule.value !== 'incident_review';
      return [isWeaker ? `${said}, ${basisCounts}` : said];
    }),
  );
  return [
    ...(zone === undefined ? [] : [`times without an offset are in ${zone}`]),
    ...borrowedTimes(records),
    ...fixed,
    ...risk(records),
  ];
}

const steps: readonly EventType[] = ['decision', 'review', 'verdict'];
const borrowed: Partial<Record<EventType, readonly [what: string, unsaid: string]>> = {
  review: ['humans are taken to have decided', 'when they did'],
  verdict: ['the truth is taken as known', 'when it became known'],
};
const lenders: Partial<Record<EventType, string>> = {
  decision: 'when the agent proposed',
  review: 'when the human decided',
};

const timeColumns = ({ fields }: RecordRule): string[] =>
  ([fields.time ?? []].flat() as FieldRule[]).flatMap(({ from = [] }) => [from].flat());

/** A time that an earlier step of the same row has too: a truth, say, that is dated by the human's answer. */
function borrowedTimes(records: Mapping['records']): string[] {
  const wide = records.filter(({ when = [] }) => when.every(({ is }) => is === undefined));
  return steps.flatMap((step, place) => {
    const own = wide.find(({ event_type: type }) => type === step);
    const words = borrowed[step];
    const [column] = own === undefined ? [] : timeColumns(own);
    const lender = steps
      .slice(0, place)
      .findLast((each) => wide.some((rule) => rule.event_type === each && timeColumns(rule)[0] === column));
    if (words === undefined || column === undefined || lender === undefined) return [];
    return [`${words[0]} ${lenders[lender]} (${column}), because no column says ${words[1]}`];
  });
}

const saysRisk = (path: string) => path === 'risk_level' || path.endsWith('criticality');

/** Without a word on the risk or on what is touched a decision counts as one of high risk. */
function risk(records: Mapping['records']): string[] {
  const decisions = records.filter((rule) => rule.event_type === 'decision');
  const isSaid = decisions.every(({ fields, lists = {} }) =>
    [fields, ...Object.values(lists).map((list) => list.fields)].some((each) =>
      Object.keys(each).some(saysRisk),
    ),
  );
  return isSaid ? [] : ['every decision is of high risk'];
}
