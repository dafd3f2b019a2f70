import { Table } from '../../../../charts/table/Table';
import { useState } from 'react';
import { bytes, count, counted, utcDateTime } from '../../../../words/format';
import { keptAppWords, keptLogsWords, keptUnknownWords, keptWords } from '../../../../words/kept-words';
import { storedItems } from '../../../../session/create-store';
import { useKeptLogs } from '../../../../session/kept-logs';
import { saltHere, takeSalt } from '../../../../session/names';
import { useSession } from '../../../../session/session';
import { appKept, forgetEverything } from '../../../open/kept';
import { useAsked } from '../../../open/use-asked';
import { Section } from '../../../parts/Section';
import { saveFile } from '../../../parts/save-file';
import { KeepLogs } from '../KeepLogs';

/** Everything that the app keeps in this browser, and a button that forgets it all. */
export default function KeptScreen() {
  const { kept } = useKeptLogs();
  const isOpen = useSession(({ phase }) => phase === 'ready');
  const [changes, setChanges] = useState(0);
  const [said, setSaid] = useState('');
  const app = useAsked(appKept, changes);
  const items = storedItems();
  const rows = [
    ...items.map(({ key, length }) => ({
      ...{ key, what: keptWords[key] ?? keptUnknownWords },
      size: `${count(length)} characters`,
    })),
    ...(kept
      ? [
          {
            ...{ key: 'shadowproof-logs', what: `${keptLogsWords} (${utcDateTime(kept.keptAt)})` },
            size: `${counted(kept.names.length, 'file')}, ${bytes(kept.bytes)}`,
          },
        ]
      : []),
    ...(app ? [{ key: 'cache', what: keptAppWords, size: counted(app, 'file') }] : []),
  ];
  return (
    <>
      <section>
        <p className="eyebrow">In this browser, on this computer, nowhere else</p>
        <h1 className="verdict">
          {rows.length === 0
            ? 'Nothing is kept.'
            : `${counted(rows.length, 'thing')} ${rows.length === 1 ? 'is' : 'are'} kept in this browser.`}
        </h1>
        <p className="lede">
          Logs are not among them unless you ask for it. Filters and what you look at are in the address of
          the page, without names of people.
        </p>
        <p className="account-next">
          <button
            type="button"
            className="button main"
            disabled={rows.length === 0}
            onClick={() =>
              void forgetEverything().then(() => {
                setChanges(changes + 1);
                setSaid('All of it is forgotten. The logs that are open stay open until you close the page.');
              })
            }
          >
            Forget all of it
          </button>
          <span role="status">{said}</span>
        </p>
      </section>
      {rows.length > 0 && (
        <Section title="What is kept" sub="Names of the browser’s own storage, and how much is there.">
          <Table
            caption="What is kept"
            rows={rows}
            rowKey={({ key }) => key}
            columns={[
              { head: 'What', cell: ({ what }) => what },
              { head: 'Kept as', cell: ({ key }) => key, className: 'mono' },
              { head: 'Size', cell: ({ size }) => size, number: true },
            ]}
          />
        </Section>
      )}
      {isOpen && (
        <Section title="The logs that are open" sub="A copy opens after a reload, with its mapping.">
          <KeepLogs />
        </Section>
      )}
      <Section
        title="Pseudonyms of people"
        sub="One salt gives one person one pseudonym, on every screen, in every visit and report."
      >
        <p className="lede">
          Who holds the salt and the log can tell who is who. Give the file to the people of your team who may
          know, and they see the same pseudonyms.
        </p>
        <p className="account-next">
          <button
            type="button"
            className="button"
            onClick={() => {
              saveFile('salt-of-pseudonyms.txt', `${saltHere()}\n`);
              setChanges(changes + 1);
            }}
          >
            Save the salt as a file
          </button>
          <label className="button">
            Use a salt from a file
            <input
              type="file"
              className="vh"
              accept=".txt,text/plain"
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                event.target.value = '';
                void file?.text().then((text) => {
                  setSaid(takeSalt(text) ?? 'Pseudonyms follow the salt of this file now.');
                  setChanges(changes + 1);
                });
              }}
            />
          </label>
        </p>
      </Section>
    </>
  );
}
