import {
  auditLimitsBlock,
  drawButtons,
  drawingSentence,
  frameSentence,
  planBlock,
} from '../../../answers/audit/plan-blocks';
import { StateBlock } from '../../../charts/states/StateBlock';
import type { Query } from '../../../database/engine/query';
import type { LoadAccount } from '../../../intake/loading/account';
import { readRecords } from '../../../intake/loading/read-record';
import type { RunOptions } from '../../../jobs/run-job';
import { useWork } from '../../../jobs/use-job';
import { planToDraw } from '../../../readiness/audit/draw';
import { planRecord } from '../../../readiness/audit/plan-frame';
import type { AuditFrame } from '../../../readiness/audit/frame';
import { stampOf } from '../../../readiness/criteria/criteria';
import { makeDraw } from '../../../readiness/gather/audit';
import type { AuditDraw } from '../../../records/audit';
import { type AuditPlanFields, auditPlanSchema } from '../../../records/audit-plan';
import type { Criteria } from '../../../records/criteria';
import { randomHex } from '../../../records/random-hex';
import { keepDraw } from '../../../session/audits';
import { useSession } from '../../../session/session';
import { SchemaFields } from '../../fields/SchemaFields';
import { Fold } from '../../parts/Fold';
import { Section } from '../../parts/Section';
import { Block } from './Blocks';
import type { UsedPlan } from './use-plan';

interface DrawSampleProps {
  readonly plan: UsedPlan;
  readonly rule: Criteria;
  readonly kind: AuditDraw['kind'];
  readonly previous: readonly AuditDraw[];
  /** Draws of the scope that were forgotten here: each is a try. */
  readonly forgotten: number;
  readonly onDrawn: (draw: AuditDraw) => void;
}

/** What can be drawn, what it takes, and the draw. */
export function DrawSample(props: DrawSampleProps) {
  const { plan, kind } = props;
  const { listing, list, stop } = plan;
  const title = kind === 'first' ? 'Plan' : 'Plan of the next draw';
  if (listing.state === 'ready')
    return (
      <Section title={title} sub={frameSentence(listing.answer.frame)}>
        <Planned {...props} frame={listing.answer.frame} />
      </Section>
    );
  return (
    <Section title={title}>
      <Waiting run={listing} start={list} stop={stop} />
    </Section>
  );
}

interface WaitingProps {
  readonly run: UsedPlan['listing'];
  readonly start: () => void;
  readonly stop: () => void;
}

function Waiting({ run, start, stop }: WaitingProps) {
  if (run.state === 'failed')
    return run.error instanceof RangeError ? (
      <StateBlock
        kind="empty"
        title="No incident is left to draw."
        detail="Every incident of this scope that is in these logs is covered by a draw. Open a later export, or draw the same incidents again."
        height={160}
      />
    ) : (
      <StateBlock
        kind="error"
        title="The incidents could not be listed."
        detail="Draws and answers that are kept here are safe."
        facts={[{ name: 'What failed', value: run.error.message }]}
        action={{ label: 'Try again', onPress: start }}
        height={240}
      />
    );
  if (run.state === 'stopped')
    return (
      <StateBlock
        kind="empty"
        title="Stopped."
        action={{ label: 'List the incidents', onPress: start }}
        height={240}
      />
    );
  return (
    <>
      <StateBlock kind="loading" title="Listing the incidents that can be drawn" height={200} />
      <div className="actions">
        <button type="button" className="button" onClick={stop}>
          Cancel
        </button>
      </div>
    </>
  );
}

function Planned({
  plan: used,
  rule,
  kind,
  previous,
  forgotten,
  onDrawn,
  frame,
}: DrawSampleProps & { frame: AuditFrame }) {
  const { planning, plan: answer, about, beforeNote, fields, problems, change } = used;
  const drawing = useWork(drawFrom);
  const query = useSession((session) => session.query);
  const account = useSession((session) => session.account);
  const press = () => {
    if (query === null || account === null || answer === null) return;
    const { probabilities, rows } = answer;
    const plan = about === null ? undefined : planRecord(rows, { ...about, minutes: fields.minutes });
    drawing.start({
      query,
      account,
      frame,
      probabilities,
      plan,
      fields,
      kind,
      previous,
      forgotten,
      rule,
      onDrawn,
    });
  };
  const isDrawing = drawing.run.state === 'running';
  const planned = { probabilities: answer?.probabilities ?? [], secondReader: fields.secondReader / 100 };
  const { probabilities: willDraw } = planToDraw(planned, frame, { kind, previous });
  const form = (names: readonly (keyof AuditPlanFields)[]) => (
    <div className="form-grid">
      <SchemaFields
        schema={auditPlanSchema}
        names={names}
        value={fields}
        problemOf={(name) => problems.get(name)}
        onChange={change}
      />
    </div>
  );
  return (
    <>
      {form(['hours', 'minutes', 'secondReader'])}
      {answer && about && <Block block={planBlock(answer.rows, about)} isFolded={false} />}
      {beforeNote !== null && <p className="part-note">{beforeNote}</p>}
      {planning.state !== 'ready' && (
        <p className="part-note small" role="status">
          {planning.state === 'failed'
            ? `No plan could be made: ${planning.error.message}`
            : planning.state === 'running'
              ? 'Simulating how much must be read'
              : problems.size > 0
                ? 'A field above cannot be planned with.'
                : 'No incident here holds a proposal to act, so there is nothing that this gate counts.'}
        </p>
      )}
      <div className="actions">
        <button type="button" className="button main" disabled={answer === null || isDrawing} onClick={press}>
          {drawButtons[kind]}
        </button>
        {isDrawing && (
          <button type="button" className="button" onClick={drawing.stop}>
            Cancel
          </button>
        )}
        <span className="small q" role="status">
          {isDrawing
            ? 'Drawing, and reading the records of the drawn cases'
            : answer && drawingSentence(frame, willDraw, fields)}
        </span>
      </div>
      {drawing.run.state === 'failed' && (
        <p className="part-note" role="alert">
          The sample could not be drawn, and nothing was kept: {drawing.run.error.message}
        </p>
      )}
      <Fold
        summary="Who draws, and an auditor’s own seed"
        hasProblem={problems.has('seed') || problems.has('drawnBy')}
      >
        {form(['drawnBy', 'seed'])}
      </Fold>
      <Block block={auditLimitsBlock} isFolded={false} />
    </>
  );
}

interface DrawAsk extends Omit<DrawSampleProps, 'plan'> {
  readonly query: Query;
  readonly account: LoadAccount;
  readonly frame: AuditFrame;
  readonly probabilities: readonly number[];
  readonly plan: AuditDraw['plan'];
  readonly fields: AuditPlanFields;
}

/** Draws, keeps the draw on this computer, and hands it on. */
async function drawFrom(ask: DrawAsk, { signal }: RunOptions<never>): Promise<AuditDraw> {
  const { query, account, frame, probabilities, fields, kind, previous, forgotten, rule, onDrawn } = ask;
  const { files } = await account.hashed;
  const sources = files.flatMap(({ name, sha256 }) => (sha256 === null ? [] : [{ file: name, sha256 }]));
  const plan = { probabilities, secondReader: fields.secondReader / 100 };
  const made = {
    ...{ kind, previous, sources, criteria: stampOf(rule), plan: ask.plan },
    unknownDraws: forgotten,
    seed: fields.seed === '' ? randomHex(32) : fields.seed,
    drawnBy: fields.drawnBy === '' ? null : fields.drawnBy,
  };
  const { draw } = await makeDraw(query, { frame, plan, made }, readRecords, signal);
  signal?.throwIfAborted();
  keepDraw(draw);
  onDrawn(draw);
  return draw;
}
