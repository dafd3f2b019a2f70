import { type FormEvent, useState } from 'react';
import { problemsOf } from '../../../../records/form-field';
import { readerFormSchema, type ReaderFormFields } from '../../../../records/reader-forms';
import { type AuditFields, useAudits } from '../../../../session/audits';
import { SchemaFields } from '../../../fields/SchemaFields';

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
  const [fields, setFields] = useState<ReaderFormFields>(before ?? { uid: '', group: '', isSecond: false });
  const [isAsked, setAsked] = useState(false);
  const problems = problemsOf(readerFormSchema, fields);
  const uid = fields.uid.trim();
  const isAgent = uid !== '' && uid.toLowerCase() === agent.trim().toLowerCase();
  const problemOf = (name: keyof ReaderFormFields) =>
    name === 'uid' && isAgent
      ? 'This is the agent. It cannot read its own cases.'
      : isAsked
        ? problems.get(name)
        : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (problems.size > 0 || isAgent) return;
    useAudits.setState({ reader: { ...fields, uid, group: fields.group.trim() } });
    onDone?.();
  };
  return (
    <form className="reading-reader" onSubmit={submit} noValidate>
      <SchemaFields
        schema={readerFormSchema}
        names={hasSecond ? ['uid', 'group', 'isSecond'] : ['uid', 'group']}
        value={fields}
        problemOf={problemOf}
        onChange={(change) => setFields({ ...fields, ...change })}
      />
      <button type="submit" className="button main">
        {before === null ? 'Start reading' : 'Continue'}
      </button>
    </form>
  );
}
