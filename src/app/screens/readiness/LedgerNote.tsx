import { useMemo } from 'react';
import { askedWords, ledgerWords, tryWords } from '../../../answers/readiness/ledger-words';
import { Table } from '../../../charts/table/Table';
import type { Evaluation } from '../../../readiness/judge';
import { judgeLedger } from '../../../readiness/ledger/ledger';
import { testOf } from '../../../readiness/ledger/look';
import type { Criteria } from '../../../records/criteria';
import { writeLook } from '../../../records/ledger';
import { hasRoom, useLooks } from '../../../session/ledger';
import { count, utcDate } from '../../../words/format';
import { useKeepLook } from '../../ask/use-keep-look';
import { saveFile } from '../../parts/save-file';

interface LedgerNoteProps {
  /** Of every scope of the logs, filters or not. */
  readonly whole: Evaluation;
  readonly criteria: readonly Criteria[];
}

/** Notes this look in the ledger, and says what all looks together leave to promote. */
export function LedgerNote({ whole, criteria }: LedgerNoteProps) {
  const look = useKeepLook(whole, criteria);
  const looks = useLooks();
  const question = look?.question;
  const ledger = useMemo(() => judgeLedger(looks, question), [looks, question]);
  const known = useMemo(() => new Map(whole.scopes.map((scope) => [testOf(scope), scope])), [whole]);
  if (ledger.tries.length === 0) return null;
  const { sentence, detail } = ledgerWords(ledger, known);
  return (
    <details className="small ledger">
      <summary>
        <b>Looking more than once:</b> {sentence}
      </summary>
      <p className="q">
        {detail} Every change of criteria is a new question and asks for more evidence; looking again is free.
        {!hasRoom() && ' This browser keeps no more looks: export them.'}
      </p>
      <Table
        caption="Questions that were put to these and other logs"
        asCards
        rows={[...ledger.tries].reverse()}
        rowKey={({ number }) => number}
        pageSize={5}
        columns={[
          { head: 'Try', number: true, cell: ({ number }) => count(number) },
          { head: 'Looks', number: true, cell: ({ looks: own }) => count(own) },
          { head: 'Furthest as of', cell: ({ latest }) => utcDate(Date.parse(latest.as_of)) },
          { head: 'Asked for', cell: askedWords },
          { head: 'Changed', cell: tryWords },
        ]}
      />
      <p>
        <button
          type="button"
          className="link"
          onClick={() => saveFile('looks.jsonl', looks.map(writeLook).join(''), 'application/x-ndjson')}
        >
          Export the ledger ({count(looks.length)})
        </button>{' '}
        for a nightly run: <span className="mono">npm run evaluate -- … --ledger looks.jsonl</span>
      </p>
    </details>
  );
}
