import type { ReactNode } from 'react';
import { bytes, count } from '../../words/format';
import { Mark } from '../marks/Mark';

export interface StateBlockProps {
  readonly kind: 'loading' | 'empty' | 'error' | 'not_measurable';
  /** What is the case, in words: "No matured decision in this slice." */
  readonly title: string;
  /** Why, and what would change it. */
  readonly detail?: ReactNode;
  /** Named facts of an error: file, line, field, expected, found. */
  readonly facts?: readonly { readonly name: string; readonly value: string }[];
  readonly progress?: {
    readonly rows?: number;
    readonly bytesRead?: number;
    /** Missing: how far it has come is not known. */
    readonly bytesTotal?: number;
  };
  readonly action?: { readonly label: string; readonly onPress: () => void };
  /** Pixels the finished content will take, so that the frame keeps its height. */
  readonly height?: number;
  readonly boxed?: boolean;
}

function Progress({ rows, bytesRead, bytesTotal }: NonNullable<StateBlockProps['progress']>) {
  const known = bytesTotal !== undefined && bytesTotal > 0 && bytesRead !== undefined;
  return (
    <div className="progress">
      <progress aria-label="Read" {...(known ? { value: bytesRead, max: bytesTotal } : {})} />
      <p className="said">
        {rows === undefined ? null : <span>{count(rows)} rows read</span>}
        {bytesRead === undefined ? null : (
          <span>
            {bytes(bytesRead)}
            {known ? ` of ${bytes(bytesTotal)}` : ''}
          </span>
        )}
      </p>
    </div>
  );
}

/** What stands where a figure would be: loading, empty, error or not measurable. Never blank, never nought. */
export function StateBlock({ kind, title, detail, facts, progress, action, height, boxed }: StateBlockProps) {
  const Title = kind === 'loading' ? 'p' : 'h3';
  return (
    <div
      className={boxed ? 'state boxed' : 'state'}
      style={height === undefined ? undefined : { minHeight: height }}
      role={kind === 'error' ? 'alert' : undefined}
      aria-busy={kind === 'loading' ? true : undefined}
    >
      <Title className="state-title">
        {kind === 'not_measurable' ? <Mark kind="nm" /> : null}
        {title}
      </Title>
      {detail === undefined ? null : <p>{detail}</p>}
      {facts && facts.length > 0 ? (
        <dl className="facts">
          {facts.map((fact) => (
            <FactPair key={fact.name} {...fact} />
          ))}
        </dl>
      ) : null}
      {progress ? <Progress {...progress} /> : null}
      {action ? (
        <button type="button" className="button" onClick={action.onPress}>
          {action.label}
        </button>
      ) : null}
    </div>
  );
}

function FactPair({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
