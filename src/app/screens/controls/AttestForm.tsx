import { useState, type FormEvent } from 'react';
import type { ControlResult, ScopeVerdict } from '../../../readiness/verdict';
import { attestationSchema } from '../../../records/attestation';
import { subjectOf } from '../../../readiness/controls/attested';
import { attest, useAttestations, withdraw } from '../../../session/attestations';
import { TextInput } from '../../fields/TextInput';

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
        <TextInput
          label="Name"
          value={words.by}
          problem={problemOf('by')}
          onChange={(by) => setWords({ ...words, by })}
        />
        <TextInput
          label="Day"
          type="date"
          value={words.on}
          problem={problemOf('on')}
          onChange={(on) => setWords({ ...words, on })}
        />
      </div>
      <TextInput
        label="What was seen, and where it is written down"
        lines={3}
        value={words.text}
        problem={problemOf('text')}
        onChange={(text) => setWords({ ...words, text })}
      />
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
