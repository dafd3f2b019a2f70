import { Section } from '../../parts/Section';
import { useState } from 'react';
import { Mark } from '../../../charts/marks/Mark';
import { breakerSchema, breakerScopes, personResetSchema, tripFields } from '../../../records/breaker';
import type { Breaker, Trip, TripKind } from '../../../records/breaker';
import { useWhatIf } from '../../../session/what-if';
import { tripWords } from '../../../words/what-if-words';
import { saveJson } from '../../parts/save-file';
import { ChoiceField } from '../../fields/ChoiceField';
import { SchemaField, SchemaFields } from '../../fields/SchemaFields';
import { Toggles } from '../../parts/Toggles';
import { ImportChange } from './ImportChange';
import { JsonEditor } from './JsonEditor';
import { LinkNote } from './LinkNote';

const kinds: { readonly [Kind in TripKind]: { readonly title: string; readonly first: Trip } } = {
  containments: { title: 'Containments in a window', first: { kind: 'containments', most: 8, hours: 6 } },
  target_class: {
    title: 'Containments of one class of target',
    first: { kind: 'target_class', most: 4, hours: 6 },
  },
  consecutive_overrides: { title: 'Overrides in a row', first: { kind: 'consecutive_overrides', most: 3 } },
  false_positive_rate: {
    title: 'Share of false positives',
    first: { kind: 'false_positive_rate', above: 0.1, hours: 168, atLeast: 10 },
  },
  override_rate: {
    title: 'Share of overrides',
    first: { kind: 'override_rate', above: 0.2, hours: 168, atLeast: 10 },
  },
  error_rate: {
    title: 'Share of errors of the agent',
    first: { kind: 'error_rate', above: 0.1, hours: 24, atLeast: 10 },
  },
  burn_rate: {
    title: 'Burn rate in two windows',
    first: { kind: 'burn_rate', budget: 0.05, factor: 3, longHours: 336, shortHours: 72, atLeast: 5 },
  },
  confidence_floor: {
    title: 'Floor of confidence',
    first: { kind: 'confidence_floor', below: 0.6, inARow: 1 },
  },
};

const scopeWords = {
  all: 'everything together',
  agent: 'each agent',
  agent_workflow: 'each agent and workflow',
} as const;

interface BreakerEditorProps {
  problems: readonly { path: string; message: string }[];
}

export function BreakerEditor({ problems }: BreakerEditorProps) {
  const breaker = useWhatIf((state) => state.breaker);
  const [mode, setMode] = useState<'form' | 'json'>('form');
  const [unread, setUnread] = useState<readonly string[]>([]);
  const put = (next: Breaker) => {
    setUnread([]);
    useWhatIf.setState({ breaker: next });
  };
  const problemOf = (path: string) => problems.find((each) => each.path === path)?.message;
  const setTrip = (at: number, trip: Trip | null) =>
    put({
      ...breaker,
      trips: breaker.trips.flatMap((each, place) => (place === at ? (trip === null ? [] : [trip]) : [each])),
    });
  const { reset } = breaker;
  return (
    <Section
      className="editor"
      title="The breaker"
      sub="Whichever rule trips first sends its scope to advisory-only mode; a reset empties the windows."
    >
      <div className="part-controls editor-bar">
        <Toggles
          label="Edit as"
          choices={[
            { value: 'form', words: 'Form' },
            { value: 'json', words: 'JSON' },
          ]}
          chosen={mode}
          onChange={setMode}
        />
        <ImportChange
          label="Import a breaker"
          onRead={(change, found) =>
            change?.format === 'shadowproof-breaker/1'
              ? put(change)
              : setUnread(change === null ? found : ['this file holds no breaker'])
          }
        />
        <button
          type="button"
          className="pill"
          onClick={() => saveJson(`breaker-${breaker.version}.json`, breaker)}
        >
          Export as JSON
        </button>
      </div>
      <div aria-live="polite">
        {(unread.length > 0 || problems.length > 0) && (
          <ul className="problems" aria-label="What is wrong">
            {[...unread, ...problems.map(({ path, message }) => `${path}: ${message}`)].map((sentence) => (
              <li key={sentence}>
                <Mark kind="wrong" />
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <LinkNote change={breaker} />
      {mode === 'json' ? (
        <JsonEditor label={`${breaker.name} as JSON`} value={breaker} onChange={put} />
      ) : (
        <>
          {breaker.trips.map((trip, at) => (
            <div key={at} className="rule-row">
              <b>{kinds[trip.kind].title}</b> <span className="q">{tripWords(trip)}</span>
              <div className="form-grid">
                {Object.entries(tripFields(trip.kind)).map(([name, schema]) => (
                  <SchemaField
                    key={name}
                    schema={schema}
                    value={trip[name as keyof Trip]}
                    problem={problemOf(`trips.${at}.${name}`)}
                    onChange={(next) => setTrip(at, { ...trip, [name]: next })}
                  />
                ))}
              </div>
              <button
                type="button"
                className="link"
                aria-label={`Take out rule ${at + 1}, ${kinds[trip.kind].title}`}
                onClick={() => setTrip(at, null)}
              >
                Take this rule out
              </button>
            </div>
          ))}
          <div className="rule-row">
            <div className="form-grid">
              <ChoiceField<TripKind | 'none'>
                label="Add a rule"
                value="none"
                choices={[
                  { value: 'none', text: 'choose a kind' },
                  ...(Object.keys(kinds) as TripKind[]).map((value) => ({ value, text: kinds[value].title })),
                ]}
                onChange={(kind) =>
                  kind !== 'none' && put({ ...breaker, trips: [...breaker.trips, kinds[kind].first] })
                }
              />
              <SchemaFields
                schema={breakerSchema}
                names={['scope', 'coolDownHours']}
                value={breaker}
                problemOf={problemOf}
                choices={{ scope: breakerScopes.map((value) => ({ value, text: scopeWords[value] })) }}
                onChange={(change) => put({ ...breaker, ...change })}
              />
              <ChoiceField
                label="Who resets it"
                value={reset.by}
                choices={[
                  { value: 'itself', text: 'it resets itself after the cool-down' },
                  { value: 'person', text: 'a person, Monday to Friday' },
                ]}
                onChange={(by) =>
                  put({ ...breaker, reset: by === 'itself' ? { by } : { by, from: 8, until: 17 } })
                }
              />
              {reset.by === 'person' && (
                <SchemaFields
                  schema={personResetSchema}
                  names={['from', 'until']}
                  value={reset}
                  problemOf={(name) =>
                    problemOf(`reset.${name}`) ?? (name === 'from' ? problemOf('reset') : undefined)
                  }
                  onChange={(change) => put({ ...breaker, reset: { ...reset, ...change } })}
                />
              )}
            </div>
          </div>
        </>
      )}
    </Section>
  );
}
