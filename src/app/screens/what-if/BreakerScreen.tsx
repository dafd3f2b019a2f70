import { useMemo, useState } from 'react';
import { runBreaker } from '../../../metrics/breaker-replay/account';
import { breakerStatements, readBreakerLog } from '../../../metrics/breaker-replay/read';
import { readActions } from '../../../metrics/what-if/actions';
import type { Action } from '../../../metrics/what-if/actions';
import type { BreakerLog } from '../../../metrics/breaker-replay/events';
import { breakerSchema } from '../../../records/breaker';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { useWhatIf } from '../../../session/what-if';
import { Answered } from '../../parts/Answered';
import { BreakerEditor } from './BreakerEditor';
import { BreakerHead } from './BreakerHead';
import { CaseList } from './CaseList';
import { ChanceSection } from './ChanceSection';
import { ProposeSection } from './ProposeSection';
import { SearchSection } from './SearchSection';
import { TripsSection } from './TripsSection';
import './what-if.css';

/** What a circuit breaker would have stopped, knowing only what was known. */
export default function BreakerScreen() {
  const selection = useSelection();
  const answer = useQuery(
    async (query, signal) => {
      const [log, actions] = await Promise.all([
        readBreakerLog(query, selection, signal),
        readActions(query, selection, signal),
      ]);
      return { log, actions };
    },
    [selection],
  );
  return (
    <Answered answer={answer} height={600} what="The breaker replay">
      {(value) => <Replayed {...value} />}
    </Answered>
  );
}

function Replayed({ log, actions }: { log: BreakerLog; actions: readonly Action[] }) {
  const selection = useSelection();
  const breaker = useWhatIf((state) => state.breaker);
  const problems = useMemo(() => {
    const { error } = breakerSchema.safeParse(breaker);
    return (error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message }));
  }, [breaker]);
  const ran = useMemo(
    () => (problems.length > 0 ? null : runBreaker(log, breaker)),
    [log, breaker, problems],
  );
  const [opened, open] = useState<{ title: string; places: readonly number[] } | null>(null);
  // Places in the log leave denied actions out; the list wants the whole rows.
  const rows = useMemo(() => {
    const byId = new Map(actions.map((action) => [action.id, action]));
    return log.actions.flatMap(({ id }) => byId.get(id) ?? []);
  }, [log, actions]);
  const key = JSON.stringify(breaker);
  const show = (title: string, places: readonly number[]) => open({ title, places });
  return (
    <>
      {ran === null ? (
        <section>
          <p className="eyebrow">“{breaker.name}”, as it stands below</p>
          <h1 className="verdict">This breaker cannot be replayed.</h1>
          <p className="lede">Fix the problems below. Nothing is replayed until then.</p>
        </section>
      ) : (
        <>
          <section>
            <BreakerHead log={log} ran={ran} breaker={breaker} onOpen={show} />
          </section>
          <section>
            <TripsSection log={log} ran={ran} statements={breakerStatements(selection)} onOpen={show} />
            {opened && <CaseList key={opened.title} {...opened} actions={rows} onClose={() => open(null)} />}
          </section>
        </>
      )}
      <BreakerEditor problems={problems} />
      {ran !== null && (
        <>
          <ChanceSection key={`chance ${key}`} log={log} breaker={breaker} />
          <SearchSection log={log} breaker={breaker} />
          <ProposeSection key={`propose ${key}`} change={breaker} what={`the breaker “${breaker.name}”`} />
        </>
      )}
    </>
  );
}
