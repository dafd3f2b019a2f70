import { plainWord } from '../../../words/format';
import { Section, type SectionProps } from '../../parts/Section';
import { RateRows } from '../../../charts/dots/RateRows';
import { missed } from '../../../metrics/missed/missed';
import { presentValues } from '../../../metrics/in-view/present-values';
import { narrowed } from '../../../metrics/rate/rows';
import type { RowsPart } from '../../../slice/rows-request';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { RowsLink } from '../../parts/RowsLink';

const mostWorkflows = 12;
const sets: Partial<Record<RowsPart, string>> = {
  hits: 'audit_missed',
  counted: 'audit_real',
  open: 'audit_open',
};

/** Misses per workflow and risk class, from the same sample. */
export function MissedByRisk({ selection }: SectionProps) {
  const answer = useQuery(
    async (query, signal) => {
      const values = await presentValues(query, signal);
      const keysOf = (by: 'workflow' | 'risk_class') => {
        const kept = selection.only[by] ?? [];
        const keys = (values[by] ?? []).map(({ value }) => value);
        return keys.filter((key) => kept.length === 0 || kept.includes(key));
      };
      const groups = [
        ...keysOf('risk_class').map((key) => ({ by: 'risk_class' as const, key, label: `${key} risk` })),
        ...keysOf('workflow')
          .slice(0, mostWorkflows)
          .map((key) => ({ by: 'workflow' as const, key, label: plainWord(key) })),
      ];
      const points = [];
      for (const { by, key, label } of groups) {
        const found = await missed(query, narrowed(selection, { by, key }), signal);
        points.push({ ...found.missed, key: `${by} ${key}`, label, group: { grouping: by, key } });
      }
      return points;
    },
    [selection],
  );
  return (
    <Section
      title="Where cases are missed"
      sub="Low and high risk apart, then per workflow. A group whose sample is small says so and gives no percentage."
    >
      <Answered answer={answer} height={300} what="Misses by group">
        {(points) => (
          <RateRows
            caption="Missed cases by group"
            head="Group"
            points={points}
            mark="wrong"
            better="lower"
            unit="cases"
            link={(point, part, text) => {
              const set = sets[part];
              const group = points.find(({ key }) => key === point.key)?.group;
              if (!set || !group) return text;
              return <RowsLink rows={{ of: 'set', set, keys: [], ...group }}>{text}</RowsLink>;
            }}
          />
        )}
      </Answered>
    </Section>
  );
}
