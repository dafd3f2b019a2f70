import { useState, type FormEvent } from 'react';
import type { ControlResult, ScopeVerdict } from '../../../readiness/verdict';
import { attestationSchema } from '../../../records/attestation';
import { subjectOf } from '../../../readiness/controls/attested';
import { attest, useAttestations, withdraw } from '../../../session/attestations';
import { SchemaFields } from '../../fields/SchemaFields';

interface AttestFormProps {
  control: ControlResult;
  scope: ScopeVerdict;
  onDone: () => void;
}

const today = () => new Date().toISOString().slice(0, 10);

/** A person's word on a control that the log does not show: name, day, what was seen. */
export function AttestForm({ control, scope, onDone }: AttestFormProps) {
  const subject = subjectOf(control.id, scope);
  const known = useAttestations(({ attestations }) => attestations.find((each) => each.subject === subject));
  const [words, setWords] = useState({
    by: known?.by ?? '',
    on: known?.on ?? today(),
    text: known?.text ?? '',
  });
  const [isTried, setTried] = useState(false);
  const checked = attestationSchema.safeParse({ control: control.id, subject, ...words });
  const problemOf = (field: keyof typeof words) =>
    isTried ? checked.error?.issues.find(({ path }) => path[0] === field)?.message : undefined;
  const fields = {
    schema: attestationSchema,
    value: words,
    problemOf,
    onChange: (change: Partial<typeof words>) => setWords({ ...words, ...change }),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!checked.success) return;
    attest(checked.data);
    onDone();
  };
  return (
    <form className="attest" onSubmit={submit} noValidate>
      <p className="small q">
        Kept in this browser, under the hash of control, agent and bundle; shown everywhere as a person’s
        word.
      </p>
      <div className="form-grid">
        <SchemaFields {...fields} names={['by', 'on']} />
      </div>
      <SchemaFields {...fields} names={['text']} />
      <div className="form-row">
        <button type="submit" className="button main">
          Attest
        </button>
        {known && (
          <button
            type="button"
            className="button"
            onClick={() => {
              withdraw(subject);
              onDone();
            }}
          >
            Withdraw
          </button>
        )}
        <button type="button" className="button quiet" onClick={onDone}>
          Close
        </button>
      </div>
    </form>
  );
}
