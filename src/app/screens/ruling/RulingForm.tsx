import { useState, type FormEvent } from 'react';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { subjectOf } from '../../../readiness/controls/attested';
import { lowestTier } from '../../../readiness/tiers';
import { tierTitle } from '../../../words/verdict-sentences';
import { randomHex } from '../../../records/random-hex';
import { rulingFormSchema, rulingRecord, type RulingForm as Written } from '../../../records/ruling';
import { attest, useAttestations, withdraw } from '../../../session/attestations';
import { SchemaFields } from '../../fields/SchemaFields';
import { saveFile } from '../../parts/save-file';
import { Section } from '../../parts/Section';

const today = () => new Date().toISOString().slice(0, 10);

/** Nothing is chosen for the person who decides. */
type Words = Omit<Written, 'decision'> & { readonly decision: Written['decision'] | '' };

interface RulingFormProps {
  readonly scope: ScopeVerdict;
  /** What was said of the last decision. */
  readonly said: string;
  readonly onSaid: (text: string) => void;
}

/** The decision with reason, name and time limit; it leaves as one line of a log. */
export function RulingForm({ scope, said, onSaid }: RulingFormProps) {
  const { agent, workflow, tierHeld } = scope;
  const subject = subjectOf('ruling', { agent, release: workflow });
  const known = useAttestations(({ attestations }) => attestations.find((each) => each.subject === subject));
  const [words, setWords] = useState<Words>({ decision: '', text: '', by: '', until: undefined });
  const [isTried, setTried] = useState(false);
  const checked = rulingFormSchema.safeParse({ ...words, until: words.until || undefined });
  const isAgent = words.by.trim().toLowerCase() === agent.toLowerCase();
  const problemOf = (field: keyof Written) =>
    !isTried
      ? undefined
      : field === 'by' && isAgent
        ? 'The agent does not rule on itself.'
        : checked.error?.issues.find(({ path }) => path[0] === field)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!checked.success || isAgent) return;
    const time = new Date().toISOString();
    const seenUntil = new Date(scope.asOf).toISOString();
    const about = { agent, workflow, tierHeld, seenUntil, time, eventId: `ruling-${randomHex(16)}` };
    const record = rulingRecord(checked.data, about);
    saveFile('ruling.jsonl', `${JSON.stringify(record)}\n`, 'application/x-ndjson');
    const { decision, by, text, until } = checked.data;
    if (decision === 'step_down') {
      onSaid('Saved ruling.jsonl. Add it to the logs: it moves the agent down one tier, and the trip stays.');
      return;
    }
    const isKept = attest({
      ...{ control: 'ruling', subject, by, on: today(), text, seen_until: seenUntil },
      ...(until === undefined ? {} : { until }),
    });
    onSaid(
      `Saved ruling.jsonl. Add it to the logs.${isKept ? ' This browser counts it at once.' : ' This browser counts it until the page is closed.'}`,
    );
  };
  return (
    <Section
      title="Decide"
      sub="One control record, saved as a line for the logs. It names you, so it is part of every later verdict."
    >
      <form className="attest" onSubmit={submit} noValidate>
        <SchemaFields
          schema={rulingFormSchema}
          names={['decision', 'text']}
          value={words}
          problemOf={problemOf}
          onChange={(change) => setWords({ ...words, ...change })}
          choices={{
            decision: [
              { value: 'lift', text: 'Lift the trip: it was found and mended, count again from now' },
              ...(tierHeld === null || tierHeld === lowestTier
                ? []
                : [
                    {
                      value: 'step_down',
                      text: `Move the agent down one tier from ${tierTitle(tierHeld)}; the trip stays`,
                    },
                  ]),
            ],
          }}
        />
        <div className="form-grid">
          <SchemaFields
            schema={rulingFormSchema}
            names={words.decision === 'lift' ? ['by', 'until'] : ['by']}
            value={words}
            problemOf={problemOf}
            onChange={(change) => setWords({ ...words, ...change })}
          />
        </div>
        <div className="form-row">
          <button type="submit" className="button main">
            Save the decision
          </button>
          {known && (
            <button
              type="button"
              className="button"
              onClick={() => {
                withdraw(subject);
                onSaid('This browser no longer counts that ruling.');
              }}
            >
              Withdraw what this browser counts
            </button>
          )}
        </div>
        <p className="small q" role="status">
          {said}
        </p>
      </form>
    </Section>
  );
}
