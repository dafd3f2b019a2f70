import { Table } from '../../../charts/table/Table';
import { Section } from '../../parts/Section';
import { alphaPercent, count, exactPercent, limit as limitWords, waitWords } from '../../../words/format';
import { alphaOfCandidate } from '../../../statistics/multiple-testing';
import { incidentsNeeded } from '../../../statistics/betting-e-process';

const usual = [0.1, 0.05, 0.02, 0.01, 0.001] as const;

interface NeededTableProps {
  limit: number;
  alpha: number;
  releaseIndex: number;
  perWeek: number;
}

/** How many incidents without any error each limit asks for: known before anything is collected. */
export function NeededTable({ limit, alpha, releaseIndex, perWeek }: NeededTableProps) {
  const left = alphaOfCandidate(alpha, releaseIndex);
  const limits = [...new Set([...usual, limit])].sort((a, b) => b - a);
  return (
    <Section
      title="Clean incidents that a gate needs"
      sub={
        <>
          Without any error. Candidate bundle {releaseIndex} has α {alphaPercent(left)} of{' '}
          {exactPercent(alpha)}; somebody who looks every week spends nothing more.
        </>
      }
    >
      <Table
        caption="Clean incidents that a gate needs, by limit"
        rows={limits}
        rowKey={(each) => each}
        columns={[
          {
            head: 'Limit',
            className: 'nw',
            cell: (each) => {
              const words = limitWords(each, 'at_most');
              return each === limit ? <b>{words}</b> : words;
            },
          },
          {
            head: 'Incidents without an error',
            number: true,
            cell: (each) => count(incidentsNeeded(each, left)),
          },
          {
            head: 'At this pace',
            number: true,
            cell: (each) => waitWords(incidentsNeeded(each, left) / perWeek),
          },
          { head: 'With all of α', number: true, cell: (each) => count(incidentsNeeded(each, alpha)) },
        ]}
      />
    </Section>
  );
}
