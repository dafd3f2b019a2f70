import { noStepClause } from '../../words/verdict-sentences';
import { count, eMark, eValue, inSentence, plainWord } from '../../words/format';
import { verdictMark } from '../../charts/marks/Chip';
import { Mark, type MarkKind } from '../../charts/marks/Mark';
import type { BlockOf, ReportGate, ReportScope } from '../../records/report/blocks';
import { GateBars } from '../charts/GateBars';
import { PaperTable, StatementLink } from './Cells';
import { gateLimit, gateRange, gateShare, gateWorse } from '../numbers/gate-numbers';
import { controlWords, countOr, gateWords, verdictWords, tierWords } from '../../words/paper-words';

const order = ['step_down', 'eligible', 'not_shown_yet', 'not_measurable'] as const;
const controlMarks: Record<keyof typeof controlWords, MarkKind> = {
  contradicted: 'wrong',
  not_in_log: 'unresolved',
  no_evidence: 'unresolved',
  attested: 'human',
  evidenced: 'truth',
};

/** What needs a person first; in reports of earlier versions, by state. */
const inOrder = (scopes: readonly ReportScope[]): readonly ReportScope[] =>
  scopes.every(({ answer }) => answer !== undefined)
    ? [...scopes].sort((a, b) => (a.answer?.rank ?? 0) - (b.answer?.rank ?? 0))
    : order.flatMap((state) => scopes.filter((scope) => scope.state === state));

export const scopeTitle = ({ agent, workflow, risk_class }: ReportScope): string =>
  `${plainWord(agent)}, ${plainWord(workflow)}, ${risk_class} risk`;

/** The gate that a scope is read by first: the one that decided, else its first. */
const leading = ({ gates, deciding_rule }: ReportScope): ReportGate | undefined =>
  gates.find(({ id }) => id === deciding_rule) ?? gates[0];

const errorsWords = (gate: ReportGate | undefined) =>
  !gate
    ? '–'
    : gate.errors === null || gate.incidents === null
      ? 'left out'
      : `${gate.errors} in ${gate.incidents}`;

function evidenceWords(gate: ReportGate | undefined, state: ReportScope['state']): string {
  const e = state === 'step_down' ? gate?.worse_e : gate?.e_value;
  return e === null || e === undefined ? '–' : eValue(e);
}

/** The reason in a few words; the whole sentence stands with the scope. */
function why(scope: ReportScope): string {
  const gate = scope.gates.find(({ id }) => id === scope.deciding_rule);
  const control = scope.controls.find(({ id }) => id === scope.deciding_rule);
  if (scope.state === 'eligible') return 'Every gate met';
  if (control) return `${control.title}: ${inSentence(controlWords[control.state])}`;
  if (!gate)
    return noStepClause({
      tierHeld: scope.tier_held,
      nextTier: scope.next_tier,
      riskClass: scope.risk_class,
    });
  if (scope.state === 'step_down') {
    const isShown = (gate.worse_e ?? 0) >= (gate.worse_needed ?? Infinity);
    return isShown
      ? `${gate.title} ${gateWorse(gate)}, shown`
      : `${gate.title}: tripped, or worse in one part`;
  }
  if (gate.more_clean_incidents) return `About ${count(gate.more_clean_incidents)} more without error`;
  return `${gate.title}: ${gate.reason ?? inSentence(gateWords[gate.state])}`;
}

/** The answer for every scope, what needs a person first. */
function AnswerTable({ scopes }: { readonly scopes: readonly ReportScope[] }) {
  return (
    <PaperTable
      caption="Verdict for each scope"
      className="wide answers"
      heads={[
        { title: 'Scope' },
        { title: 'Verdict' },
        { title: 'Evidence' },
        { title: 'What decides' },
        { title: 'Next step' },
      ]}
    >
      <tbody>
        {inOrder(scopes).map((scope) => (
          <tr key={scopeTitle(scope)}>
            <th scope="row">
              {plainWord(scope.workflow)}, {scope.risk_class} risk
              <span className="detail">{plainWord(scope.agent)}</span>
            </th>
            <td>
              <Mark kind={verdictMark(scope.state)} /> {scope.answer?.verdict}
            </td>
            <td>{scope.answer?.evidence_words || '–'}</td>
            <td>{scope.answer?.decides}</td>
            <td className="q">{scope.answer?.next}</td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  );
}

/** Of a report of an earlier version: every scope in one table, what must be taken back first. */
function VerdictTable({ scopes }: { readonly scopes: readonly ReportScope[] }) {
  const agents = new Set(scopes.map(({ agent }) => agent));
  return (
    <PaperTable
      caption="Verdict for each scope"
      className="wide verdicts"
      heads={[
        { title: 'Verdict' },
        { title: agents.size > 1 ? 'Agent and workflow' : 'Workflow' },
        { title: 'Risk' },
        { title: 'Errors', numeric: true },
        { title: 'Limit', numeric: true },
        { title: 'E', numeric: true },
        { title: 'Why' },
      ]}
    >
      <tbody>
        {order.flatMap((state) =>
          scopes
            .filter((scope) => scope.state === state)
            .map((scope, at) => {
              const gate = leading(scope);
              return (
                <tr key={scopeTitle(scope)} className={at === 0 ? 'first' : undefined}>
                  <th scope="row">
                    <span className={at === 0 ? 'v' : 'vh'}>
                      <Mark kind={verdictMark(state)} />
                      {verdictWords(state, scope.tier_held)}
                    </span>
                  </th>
                  <td>
                    {agents.size > 1 && <span className="detail">{plainWord(scope.agent)}</span>}
                    {plainWord(scope.workflow)}
                  </td>
                  <td>{scope.risk_class === 'high' ? 'High' : 'Low'}</td>
                  <td className="num">{errorsWords(gate)}</td>
                  <td className="num">{gate ? gateLimit(gate) : '–'}</td>
                  <td className="num">
                    {evidenceWords(gate, state)}
                    {state === 'step_down' && <sup>a</sup>}
                  </td>
                  <td className="q">{why(scope)}</td>
                </tr>
              );
            }),
        )}
      </tbody>
    </PaperTable>
  );
}

function GateTable({ scope }: { readonly scope: ReportScope }) {
  return (
    <PaperTable
      caption={`Gates of ${scopeTitle(scope)}`}
      className="wide first-wide"
      heads={[
        { title: 'Gate' },
        { title: 'State' },
        { title: 'Errors', numeric: true },
        { title: 'Unresolved', numeric: true },
        { title: 'Share', numeric: true },
        { title: 'One look', numeric: true },
        { title: 'Every look', numeric: true },
        { title: 'Limit', numeric: true },
        { title: 'E of needed', numeric: true },
        { title: 'SQL' },
      ]}
    >
      <tbody>
        {scope.gates.map((gate) => (
          <tr key={gate.id}>
            <th scope="row">
              {gate.title}
              {gate.reason !== null && <span className="detail">{gate.reason}</span>}
            </th>
            <td>{gateWords[gate.state]}</td>
            <td className="num">{errorsWords(gate)}</td>
            <td className="num">{countOr(gate.unresolved)}</td>
            <td className="num">{gateShare(gate) ?? '–'}</td>
            <td className="num">{gateRange(gate, gate.ordinary) ?? '–'}</td>
            <td className="num">{gateRange(gate, gate.time_uniform) ?? '–'}</td>
            <td className="num">{gateLimit(gate)}</td>
            <td className="num">
              {gate.e_value === null ? '–' : eValue(gate.e_value)} of{' '}
              {gate.e_needed === null ? '–' : eMark(gate.e_needed)}
            </td>
            <td>
              <StatementLink number={gate.statement} />
            </td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  );
}

/** What is not evidenced, control by control; what is evidenced, in one line. */
function Controls({ scope }: { readonly scope: ReportScope }) {
  const evidenced = scope.controls.filter(({ state }) => state === 'evidenced');
  const others = scope.controls.filter(({ state }) => state !== 'evidenced');
  if (scope.controls.length === 0) return null;
  return (
    <ul className="plain" aria-label={`Required controls of ${scopeTitle(scope)}`}>
      {others.map((control) => (
        <li key={control.id}>
          <span className="v">
            <Mark kind={controlMarks[control.state]} />
            {controlWords[control.state]}
          </span>
          <span>
            {control.title}. <span className="q">{control.sentence}</span>{' '}
            <StatementLink number={control.statement} />
          </span>
        </li>
      ))}
      {evidenced.length > 0 && (
        <li>
          <span className="v">
            <Mark kind={controlMarks.evidenced} />
            {controlWords.evidenced}
          </span>
          <span>
            {evidenced.map((control, at) => (
              <span key={control.id}>
                {at > 0 && '; '}
                {control.title} <StatementLink number={control.statement} />
              </span>
            ))}
            .
          </span>
        </li>
      )}
    </ul>
  );
}

/** One scope with its gates drawn, its gates as a table, and its controls. */
function ScopeDetail({ scope }: { readonly scope: ReportScope }) {
  const { answer } = scope;
  return (
    <article className="scope">
      <h4>
        <Mark kind={verdictMark(scope.state)} /> {scopeTitle(scope)}
        {answer === undefined ? '' : `: ${answer.verdict}`}
      </h4>
      <p>{scope.sentence}</p>
      {answer !== undefined && answer.warnings.length > 0 && (
        <ul className="warnings" aria-label={`What speaks against ${scopeTitle(scope)}`}>
          {answer.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <p className="note-line">
        {tierWords(scope.tier_held)}
        {scope.tier_held_from === 'inferred' ? ' (inferred)' : ''} to {tierWords(scope.next_tier)}; bundle{' '}
        {scope.release_name}
        {scope.besides.length > 0 ? `, beside it ${scope.besides.join(', ')}` : ''}; decided by{' '}
        {plainWord(scope.deciding_rule)}
        {scope.criteria ? `; criteria ${scope.criteria.name}, version ${scope.criteria.version}` : ''}.
        {scope.bundle_evidence.kind === 'first' ? '' : ` ${scope.bundle_evidence.sentence}`}
      </p>
      {scope.gates.length > 0 && (
        <>
          <GateBars scope={scope} />
          <GateTable scope={scope} />
        </>
      )}
      <Controls scope={scope} />
    </article>
  );
}

export function ScopesBlock({ block }: { readonly block: BlockOf<'scopes'> }) {
  return (
    <>
      {block.scopes.every(({ answer }) => answer !== undefined) ? (
        <AnswerTable scopes={block.scopes} />
      ) : (
        <>
          <VerdictTable scopes={block.scopes} />
          <p className="foot">
            {block.lead} <sup>a</sup> Evidence that the rate is above the limit.
          </p>
        </>
      )}
      {block.together && (
        <p className="together">
          <b>Several at once:</b> {block.together.sentence}
        </p>
      )}
      <h3>Gates and controls of each scope</h3>
      <p className="foot on-screen">
        Left: the share in error against what may be in error, the upright line, also where the measure counts
        what is right; dot and line for one look, band for every look. Right: the evidence on a log scale from
        0.1, the upright line is what is needed.
      </p>
      <p className="foot">
        Errors: incidents known to hold one. Share: in the worst reading of the log, where missing and unknown
        records count as errors. E of needed: a gate needs 1/α, and each later bundle has less of α, so it
        needs more.
      </p>
      {inOrder(block.scopes).map((scope) => (
        <ScopeDetail key={scopeTitle(scope)} scope={scope} />
      ))}
    </>
  );
}
