import { useState } from 'react';
import { utcDateTime } from '../../../words/format';
import { hashOfAll, inForce, useCriteria } from '../../../session/criteria';
import { CriteriaEditor } from './CriteriaEditor';
import { Evaluations } from './Evaluations';
import { InForce } from './InForce';
import './criteria.css';

/** What is asked of an agent, in full: read, changed, exported, and every change on record. */
export default function CriteriaScreen() {
  const store = useCriteria();
  const [said, setSaid] = useState('');
  const { criteria, since } = inForce(store);
  const names = criteria.map(({ name, version }) => `${name}, version ${version}`);
  return (
    <>
      <section>
        <p className="eyebrow">Criteria</p>
        <h1 className="verdict">
          {names.length === 1 ? `${names[0]}, judges.` : `${names.join(', and ')}, judge.`}
        </h1>
        <p className="lede">
          {since === null
            ? 'These are the criteria that the app starts with.'
            : `In force since ${utcDateTime(since)}.`}{' '}
          The first that has a step for a scope’s tier and risk class judges it. The limits are a policy
          choice: they are hashed, exported with every verdict, and a change is on record.
        </p>
        {store.trouble && (
          <p className="note" role="note">
            {store.trouble}
          </p>
        )}
      </section>
      {criteria.map((each) => (
        <InForce key={each.name} criteria={each} />
      ))}
      <CriteriaEditor key={hashOfAll(criteria)} inForce={criteria} said={said} onSaid={setSaid} />
      <Evaluations evaluations={store.evaluations} />
    </>
  );
}
