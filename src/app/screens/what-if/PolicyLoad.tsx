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
  const wait = (seconds: number) => duration(seconds * 1000);
  return (
    <div className="part-pair">
      <div>
        <div className="head">
          <h2>What it asks of people</h2>
        </div>
        <table className="narrow-table">
          <caption className="vh">Permissions and approvals, before and after</caption>
          <thead>
            <tr>
              <th scope="col">Actions and approvals</th>
              <th scope="col" className="num">
                Before
              </th>
              <th scope="col" className="num">
                After
              </th>
            </tr>
          </thead>
          <tbody>
            {order.map((permission) => (
              <tr key={permission}>
                <th scope="row">{permissionWords[permission]}</th>
                {(['before', 'after'] as const).map((when, at) => (
                  <td key={when} className="num">
                    <Opens
                      title={`${permissionWords[permission]}, ${when}`}
                      places={replay.permissions[permission][at] ?? []}
                      onOpen={onOpen}
                    />
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">approvals a day</th>
              <td className="num">{decimal(perDay(load.approvalsBefore), 1)}</td>
              <td className="num">{decimal(perDay(load.approvalsAfter), 1)}</td>
            </tr>
            <tr>
              <th scope="row">a day and operator, of {count(load.operators)}</th>
              <td className="num">{perPerson(load.approvalsBefore)}</td>
              <td className="num">{perPerson(load.approvalsAfter)}</td>
            </tr>
          </tbody>
        </table>
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
        <div className="head">
          <h2>What cannot be evaluated</h2>
        </div>
        {replay.missing.length === 0 ? (
          <p className="part-note">
            {actions.length === 0 ? 'There is no action here.' : 'Every action has what both sides ask for.'}
          </p>
        ) : (
          <table className="narrow-table">
            <caption className="vh">Fields that were not logged</caption>
            <thead>
              <tr>
                <th scope="col">Why</th>
                <th scope="col">Side</th>
                <th scope="col" className="num">
                  Actions
                </th>
              </tr>
            </thead>
            <tbody>
              {replay.missing.map(({ side, field, places }) => (
                <tr key={`${side} ${field}`}>
                  <th scope="row">{fieldWords(field)}</th>
                  <td>{side}</td>
                  <td className="num">
                    <Opens title={`${fieldWords(field)}, ${side}`} places={places} onOpen={onOpen} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  );
}
