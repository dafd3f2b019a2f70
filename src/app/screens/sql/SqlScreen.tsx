import { isEngineLost } from '../../../database/engine/engine-error';
import { errorPlace, withoutPlace } from '../../../database/engine/error-place';
import { useMemo } from 'react';
import { z } from 'zod';
import { counted } from '../../../words/format';
import { StateBlock } from '../../../charts/states/StateBlock';
import { forgetHistory, useConsole } from '../../../session/console';
import { useNames } from '../../../session/names';
import { useQuery } from '../../ask/use-query';
import { Editor, type Schema } from './Editor';
import { SchemaBrowser } from './SchemaBrowser';
import { StatementBar } from './StatementBar';
import { ResultView } from './ResultView';
import schemaSql from './schema.sql?raw';
import { useHiddenNames } from './use-hidden-names';
import { useLook } from './use-look';
import './sql.css';

const row = z.object({ table_name: z.string(), column_name: z.string(), data_type: z.string() });
const nothing: z.infer<typeof row>[] = [];

/** SQL on the loaded tables, on the same locked engine: it reads, and cannot leave the browser. */
export default function SqlScreen() {
  const { draft, history } = useConsole();
  const hiding = useHiddenNames();
  const { looking, run, cancel, countAll } = useLook(hiding.namesSomebody);
  const namesShown = useNames((names) => names.shown);
  const columns = useQuery((query, signal) => query.rows({ sql: schemaSql, values: [] }, row, signal), []);
  const found = columns.value ?? nothing;
  const schema = useMemo(() => {
    const tables: Record<string, string[]> = {};
    for (const { table_name, column_name } of found) (tables[table_name] ??= []).push(column_name);
    return tables as Schema;
  }, [found]);
  const place = useMemo(
    () => (looking.state === 'failed' ? errorPlace(looking.message, looking.sql) : null),
    [looking],
  );
  const isRunning = looking.state === 'running';
  return (
    <div className="sql-screen">
      <section>
        <h1 className="verdict">Ask the loaded logs in SQL.</h1>
        <p className="lede">
          One statement that reads, in DuckDB’s SQL. It runs in this browser on the engine that every number
          comes from; it can change nothing, load nothing and fetch nothing.
          {namesShown
            ? ' People stand by their names in the answer and in what is saved of it.'
            : ' People stand as pseudonyms wherever their names are found in the answer.'}{' '}
          A statement that names somebody is forgotten when the page is closed.
        </p>
      </section>
      <div className="sql-cols">
        <SchemaBrowser columns={found} isReading={columns.state === 'loading'} />
        <div className="sql-main">
          <StatementBar namesSomebody={hiding.namesSomebody} />
          <Editor
            error={place}
            value={draft}
            schema={schema}
            onChange={(value) => useConsole.setState({ draft: value })}
            onRun={() => void run(useConsole.getState().draft)}
          />
          <div className="sql-acts">
            {isRunning ? (
              <button type="button" className="button" onClick={cancel}>
                Cancel
              </button>
            ) : (
              <button type="button" className="button main" onClick={() => void run(draft)}>
                Run
              </button>
            )}
            <span className="q small">Ctrl+Enter runs. Escape, then Tab, leaves the editor.</span>
            {history.length > 0 && (
              <label className="inline-field end">
                <span>History</span>
                <select
                  className="input"
                  value=""
                  onChange={(event) => {
                    if (event.target.value === 'forget') return forgetHistory();
                    const chosen = history[Number(event.target.value)];
                    if (chosen !== undefined) useConsole.setState({ draft: chosen });
                  }}
                >
                  <option value="">{counted(history.length, 'statement')}</option>
                  {history.map((statement, at) => (
                    <option key={statement} value={at}>
                      {statement.replace(/\s+/g, ' ').slice(0, 90)}
                    </option>
                  ))}
                  <option value="forget">Forget all</option>
                </select>
              </label>
            )}
          </div>
          <div role="status" className="sql-status">
            {isRunning && 'Running. Other screens wait until it ends or is cancelled.'}
            {looking.state === 'stopped' && 'Cancelled; nothing was changed.'}
          </div>
          {looking.state === 'refused' && (
            <StateBlock kind="empty" title="This is not run here." detail={looking.message} height={120} />
          )}
          {looking.state === 'failed' && (
            <StateBlock
              kind="error"
              title={
                place
                  ? `The engine could not run this: line ${place.line}, column ${place.column}.`
                  : 'The engine could not run this.'
              }
              detail={
                isEngineLost(looking.message)
                  ? 'The engine is started anew, and the logs are read again.'
                  : 'Nothing was changed; the other screens still work.'
              }
              facts={[
                {
                  name: 'What it says',
                  value: hiding.hide(
                    (place ? withoutPlace(looking.message) : looking.message).slice(0, 1500),
                  ),
                },
              ]}
              height={160}
            />
          )}
          {looking.state === 'ready' && (
            <ResultView
              hiding={hiding}
              result={looking.result}
              milliseconds={looking.milliseconds}
              total={looking.total}
              onCount={() => void countAll()}
            />
          )}
        </div>
      </div>
    </div>
  );
}
