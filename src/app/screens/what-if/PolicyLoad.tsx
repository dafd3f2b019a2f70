import type { ReactNode } from 'react';
import { Table, type Column } from '../../../charts/table/Table';
import { SectionHead } from '../../parts/Section';
import { count, decimal, duration } from '../../../words/format';
import type { PolicyReplay } from '../../../metrics/policy-replay/replay';
import type { Action } from '../../../metrics/what-if/actions';
import { permissionWords } from '../../../words/what-if-words';
import type { Permission } from '../../../records/policy';
import { Opens, type OnOpen } from './Opens';

interface PolicyLoadProps {
  replay: PolicyReplay;
  actions: readonly Action[];
  onOpen: OnOpen;
}

const order: readonly Permission[] = ['act_alone', 'one_approval', 'two_person', 'must_not'];
const fieldWords = (field: string) =>
  field === 'policy_verdict'
    ? 'no policy verdict was logged'
    : `not logged: ${field.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}`;

/** What it asks of people, and what could not be told. */
export function PolicyLoad({ replay, actions, onOpen }: PolicyLoadProps) {
  const { load, cells } = replay;
  const right = (places: readonly number[]) => places.filter((place) => actions[place]?.truth === true);
  const [delayed, freed] = [right(cells.alone.held.places), right(cells.held.alone.places)];
  const perDay = (approvals: number) => approvals / load.days;
  const perPerson = (approvals: number) =>
    load.operators === 0 ? 'nobody decided here' : decimal(perDay(approvals) / load.operators, 2);
  const lines: [title: string, before: ReactNode, after: ReactNode][] = [
    ...order.map((permission): (typeof lines)[number] => {
      const [before, after] = replay.permissions[permission].map((places, at) => (
        <Opens
          key={at}
          title={`${permissionWords[permission]}, ${at === 0 ? 'before' : 'after'}`}
          places={places}
          onOpen={onOpen}
        />
      ));
      return [permissionWords[permission], before, after];
    }),
    ['approvals a day', decimal(perDay(load.approvalsBefore), 1), decimal(perDay(load.approvalsAfter), 1)],
    [
      `a day and operator, of ${count(load.operators)}`,
      perPerson(load.approvalsBefore),
      perPerson(load.approvalsAfter),
    ],
  ];
  const wait = (seconds: number) => duration(seconds * 1000);
  return (
    <div className="part-pair">
      <div>
        <SectionHead title="What it asks of people" />
        <Table
          caption="Permissions and approvals, before and after"
          className="narrow-table"
          rows={lines}
          columns={[
            { head: 'Actions and approvals', cell: ([title]) => title },
            ...['Before', 'After'].map((head, at): Column<(typeof lines)[number]> => ({
              head,
              number: true,
              cell: (line) => line[at + 1],
            })),
          ]}
        />
        {actions.length > 0 && (
          <p className="part-note">
            Right actions that acted alone and would wait:{' '}
            <Opens title="Right actions that acted alone and would wait" places={delayed} onOpen={onOpen} />;
            that waited and would act at once:{' '}
            <Opens title="Right actions that waited and would act at once" places={freed} onOpen={onOpen} />.{' '}
            {load.waitMedian === null || load.waitP90 === null
              ? 'How long a human decision takes is not known here, nor the delay to expect of each.'
              : `Half of the decisions here took ${wait(load.waitMedian)}, nine in ten at most ${wait(load.waitP90)}: the delay to expect of each.`}
          </p>
        )}
      </div>
      <div>
        <SectionHead title="What cannot be evaluated" />
        {replay.missing.length === 0 ? (
          <p className="part-note">
            {actions.length === 0 ? 'There is no action here.' : 'Every action has what both sides ask for.'}
          </p>
        ) : (
          <Table
            caption="Fields that were not logged"
            className="narrow-table"
            empty={
              actions.length === 0 ? 'There is no action here.' : 'Every action has what both sides ask for.'
            }
            rows={replay.missing}
            columns={[
              { head: 'Why', cell: ({ field }) => fieldWords(field) },
              { head: 'Side', cell: ({ side }) => side },
              {
                head: 'Actions',
                number: true,
                cell: ({ side, field, places }) => (
                  <Opens title={`${fieldWords(field)}, ${side}`} places={places} onOpen={onOpen} />
                ),
              },
            ]}
          />
        )}
      </div>
    </div>
  );
}
