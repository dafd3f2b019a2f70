import { Section, type SectionProps } from '../../parts/Section';
import { Legend } from '../../../charts/figure/Legend';
import { ConfusionGrid, confusionSummary } from '../../../charts/outcomes/ConfusionGrid';
import { confusion } from '../../../metrics/confusion/confusion';
import { useQuery } from '../../ask/use-query';
import { goTo, openRows } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { Fold } from '../../parts/Fold';
import { gridOf } from '../../../answers/outcomes/confusion-grid';
import { confusionLag, rightYetTooLittle, tooLittleWords } from '../../../answers/outcomes/confusion-words';

/** Would have done × did × was it right. */
export function ConfusionSection({ selection }: SectionProps) {
  const lagDays = selection.maturityLagDays;
  const answer = useQuery((query, signal) => confusion(query, selection, signal), [selection]);
  return (
    <Section
      foldsOnPhone
      title="Would have done, did, and was it right?"
      sub={
        <Legend
          items={[
            { mark: 'truth', words: 'agent right' },
            { mark: 'wrong', words: 'agent wrong, or missed it' },
            { mark: 'unresolved', words: lagDays > 0 ? 'no matured label' : 'no label' },
          ]}
        />
      }
      sql={answer.value?.statement}
    >
      <Answered answer={answer} height={360} what="The grid">
        {(value) => {
          const { rows, columns } = gridOf(value);
          const tooLittle = tooLittleWords(rightYetTooLittle(value));
          return (
            <>
              <p className="lede">
                {confusionSummary(rows)} {confusionLag(lagDays)}
              </p>
              <Fold summary="What the agent would have done, by what the human did" hasProblem={false}>
                <ConfusionGrid
                  caption="What the agent would have done, what the human did, and what was right"
                  columns={columns}
                  rows={rows}
                  onRows={(would, did) => openRows({ of: 'confusion', agentWould: would, humanDid: did })}
                />
                {tooLittle !== '' && (
                  <p className="fignote">
                    {tooLittle}{' '}
                    <button
                      type="button"
                      className="link"
                      onClick={() => goTo('outcomes', { part: 'missed' })}
                    >
                      Open Missed cases
                    </button>
                  </p>
                )}
              </Fold>
            </>
          );
        }}
      </Answered>
    </Section>
  );
}
