import { type FormEvent, useState } from 'react';
import { longestReader } from '../../../../records/audit-answer';
import { type AuditFields, useAudits } from '../../../../session/audits';

export type Reader = NonNullable<AuditFields['reader']>;

/** Who reads: the name that the answers carry. */
export function ReaderForm({
  agent,
  hasSecond,
  onDone,
}: {
  agent: string;
  hasSecond: boolean;
  onDone?: () => void;
}) {
  const before = useAudits((audits) => audits.reader);
  const [uid, setUid] = useState(before?.uid ?? '');
  const [group, setGroup] = useState(before?.group ?? '');
  const [isSecond, setSecond] = useState(before?.isSecond ?? false);
  const name = uid.trim();
  const isAgent = name.toLowerCase() === agent.trim().toLowerCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name === '' || isAgent) return;
    useAudits.setState({ reader: { uid: name, group: group.trim(), isSecond } });
    onDone?.();
  };
  return (
    <form className="reading-reader" onSubmit={submit}>
      <label className="field">
        <span className="label">Your name or id</span>
        <input
          className="input"
          required
          maxLength={longestReader}
          autoComplete="off"
          value={uid}
          aria-invalid={isAgent && name !== ''}
          onChange={(event) => setUid(event.target.value)}
        />
        <span className="help">
          {isAgent && name !== ''
            ? 'This is the agent. It cannot read its own cases.'
            : 'Written into the file of answers as you type it. Screens show a short code.'}
        </span>
      </label>
      <label className="field">
        <span className="label">Team, optional</span>
        <input
          className="input"
          maxLength={longestReader}
          autoComplete="off"
          value={group}
          onChange={(event) => setGroup(event.target.value)}
        />
      </label>
      {hasSecond && (
        <label className="check">
          <input type="checkbox" checked={isSecond} onChange={(event) => setSecond(event.target.checked)} />
          <span>I am the second reader: show me only the cases that two people read</span>
        </label>
      )}
      <button type="submit" className="button main">
        {before === null ? 'Start reading' : 'Continue'}
      </button>
    </form>
  );
}
