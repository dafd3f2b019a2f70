import { Section } from '../../parts/Section';
import { useMemo, useState } from 'react';
import { count, counted } from '../../../words/format';
import { timeWords } from '../../../words/paper-words';
import { compared } from '../../../report/comparison/compare';
import type { OpenedReport } from '../../../report/reading/open-report';
import { ChoiceField } from '../../fields/ChoiceField';
import { ChangesTable } from './ChangesTable';

const nameOf = ({ report, name }: OpenedReport) =>
  `${report.title}, ${timeWords(report.exported_at)} (${name})`;

/** Another open report against this one. */
export function CompareTwo({ reports, later }: { reports: readonly OpenedReport[]; later: OpenedReport }) {
  const others = reports.filter((each) => each !== later);
  const [chosen, setChosen] = useState<string>('');
  const earlier = others.find(({ found }) => found === chosen) ?? others[0];
  if (!earlier) return null;
  return <Compared earlier={earlier} later={later} others={others} onChoose={setChosen} />;
}

interface ComparedProps {
  earlier: OpenedReport;
  later: OpenedReport;
  others: readonly OpenedReport[];
  onChoose: (found: string) => void;
}

function Compared({ earlier, later, others, onChoose }: ComparedProps) {
  const comparison = useMemo(() => compared(earlier.report, later.report), [earlier, later]);
  const { changes, same, shared, ground, overlaps } = comparison;
  const moved = changes.filter(({ reading }) => reading === 'worse' || reading === 'better').length;
  return (
    <Section
      title="Compared with another report"
      titleId="compare"
      sub={
        overlaps
          ? 'They have a file or a period in common: where that means common decisions, the intervals of differences are rather too wide than too narrow.'
          : 'They rest on different files and periods.'
      }
    >
      <div className="compare-choice">
        <ChoiceField
          label="The other report"
          value={earlier.found}
          choices={others.map((each) => ({ value: each.found, text: nameOf(each) }))}
          onChange={onChoose}
        />
      </div>
      <p className="lede">
        <b>
          {changes.length === 0
            ? `Nothing differs: all ${counted(shared, 'number')} are the same.`
            : `${counted(changes.length, 'number')} ${changes.length === 1 ? 'differs' : 'differ'}, ${count(moved)} of them beyond ${moved === 1 ? 'its' : 'their'} interval; ${count(same)} of ${count(shared)} common ones are the same.`}
        </b>
      </p>
      <ul className="ground">
        {ground.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ChangesTable
        comparison={comparison}
        before={timeWords(earlier.report.exported_at)}
        after={timeWords(later.report.exported_at)}
      />
    </Section>
  );
}
