import { useState } from 'react';
import { Legend } from '../../../charts/figure/Legend';
import { SqlBlock } from '../../../charts/figure/SqlBlock';
import { ConfusionGrid, confusionSummary } from '../../../charts/outcomes/ConfusionGrid';
import { confusion } from '../../../metrics/confusion/confusion';
import { useQuery } from '../../ask/use-query';
import { goTo, openRows } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { gridOf } from '../../../answers/outcomes/confusion-grid';
import { confusionLag, rightYetTooLittle, tooLittleWords } from '../../../answers/outcomes/confusion-words';
import type { SectionProps } from '../../parts/section-props';

/** Would have done × did × was it right. */
export function ConfusionSection({ selection, address }: SectionProps) {
  const lagDays = selection.maturityLagDays;
  const [isSqlOpen, setSqlOpen] = useState(false);
  const answer = useQuery(`confusion ${address}`, (query, signal) => confusion(query, selection, signal));
  return (
    <section>
      <div className="head">
        <h2>Would have done, did, and was it right?</h2>
        <div className="sub">
          <Legend
            items={[
              { mark: 'truth', words: 'agent right' },
              { mark: 'wrong', words: 'agent wrong, or missed it' },
              { mark: 'unresolved', words: lagDays > 0 ? 'no matured label' : 'no label' },
            ]}
          />
        </div>
        <span className="acts">
          <button
            type="button"
            className="link"
            aria-expanded={isSqlOpen}
            onClick={() => setSqlOpen(!isSqlOpen)}
          >
            Show SQL
          </button>
        </span>
      </div>
      <Answered answer={answer} height={360} what="The grid">
        {(value) => {
          const { rows, columns } = gridOf(value);
          const tooLittle = tooLittleWords(rightYetTooLittle(value));
          return (
            <>
              {isSqlOpen && <SqlBlock {...value.statement} />}
              <ConfusionGrid
                caption="What the agent would have done, what the human did, and what was right"
                columns={columns}
                rows={rows}
                onRows={(would, did) => openRows({ of: 'confusion', agentWould: would, humanDid: did })}
              />
              <p className="fignote">
                {confusionSummary(rows)} {confusionLag(lagDays)}
              </p>
              {tooLittle !== '' && (
                <p className="fignote">
                  {tooLittle}{' '}
                  <button type="button" className="link" onClick={() => goTo('outcomes', { part: 'missed' })}>
                    Open Missed cases
                  </button>
                </p>
              )}
            </>
          );
        }}
      </Answered>
    </section>
  );
}
