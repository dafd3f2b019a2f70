import { Section } from '../../parts/Section';
import { count } from '../../../words/format';
import type { LoadAccount } from '../../../intake/loading/account';
import { TroubleList } from './TroubleList';
import type { Trouble } from '../../../answers/integrity-of-logs/clock-troubles';
import { setAsideWords } from '../../../answers/integrity-of-logs/sources-read';
import { clockTroubles } from '../../../answers/integrity-of-logs/clock-troubles';

const shownAtMost = 200;

/** What is odd about the logs though it was read: conflicts, orphans, clocks, joins. */
export function Troubles({ account }: { account: LoadAccount }) {
  const { build, files } = account;
  const fileName = (index: number) => files[index]?.name ?? `file ${index + 1}`;
  const at = (place: { file: number; line: number }) => `${fileName(place.file)}, line ${count(place.line)}`;
  const orphanTotal = Object.values(build.orphanCount).reduce((sum, count) => sum + (count ?? 0), 0);
  const troubles: Trouble[] = [
    {
      title: 'Conflicts',
      count: build.conflictCount,
      what: 'two different records under one event id: the earlier recorded one is kept, the other is set aside',
      rows: build.conflicts.slice(0, shownAtMost).map((conflict) => ({
        id: conflict.event_id,
        text: `kept ${at(conflict.kept)}; set aside ${at(conflict.setAside)}`,
      })),
    },
    {
      title: 'Orphans',
      count: orphanTotal,
      what: 'records that name a decision which no file holds; reviews among them count as human only, the others nowhere',
      rows: build.orphans.slice(0, shownAtMost).map((orphan) => ({
        id: orphan.event_id,
        text: `${orphan.kind} of decision ${orphan.decision_id}, ${at(orphan)}`,
      })),
    },
    {
      title: 'Decisions without any event',
      count: build.decisionsWithoutEvents,
      what: 'no review, execution, verdict or control names them; they stay unresolved and are never approvals',
      rows: [],
    },
    unknownKinds(files),
    wordsSetAside(files),
    ...clockTroubles(build.clock),
  ];
  const steps = ['by decision id', 'by trace and span', 'by finding, action and target', 'not matched'];
  return (
    <Section
      title="Joins and oddities"
      sub={
        <>
          Human actions joined{' '}
          {build.joinSteps.map(({ step, reviews }) => `${steps[step - 1]}: ${count(reviews)}`).join(' · ') ||
            'none'}
          .
        </>
      }
    >
      <TroubleList troubles={troubles} />
    </Section>
  );
}

/** Kinds that this version does not know: kept, counted, used by no measure. */
function unknownKinds(files: LoadAccount['files']): Trouble {
  const kinds = files.flatMap((file) => file.unknownKinds.map((kind) => ({ ...kind, file: file.name })));
  return {
    title: 'Kinds of record this version does not know',
    count: kinds.reduce((sum, kind) => sum + kind.count, 0),
    what: 'kept in their file and counted as read; no measure uses them',
    rows: kinds.slice(0, shownAtMost).map((kind) => ({
      id: kind.eventType,
      text: `${count(kind.count)} in ${kind.file}, first in line ${count(kind.firstLine)}`,
    })),
  };
}

/** Optional words that are none of ours: their records count without them. */
function wordsSetAside(files: LoadAccount['files']): Trouble {
  const words = files.flatMap((file) => file.setAside.map((each) => ({ ...each, file: file.name })));
  return {
    title: 'Words set aside',
    count: words.reduce((sum, each) => sum + each.count, 0),
    what: 'optional words that this format does not know; the records count without them, never in the agent’s favour',
    rows: words.slice(0, shownAtMost).map((each) => ({
      id: `${each.field} ${each.word}`,
      text: `${setAsideWords(each)}, in ${each.file}`,
    })),
  };
}
