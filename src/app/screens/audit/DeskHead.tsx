import type { ReactNode } from 'react';
import { scopeName } from '../../../answers/readiness/verdict-words';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { ScopePicker } from '../../scope/ScopePicker';

interface DeskHeadProps {
  readonly scopes: readonly ScopeVerdict[];
  readonly scope: ScopeVerdict;
  /** The answer in one sentence. */
  readonly title: string;
  readonly children?: ReactNode;
}

export function DeskHead({ scopes, scope, title, children }: DeskHeadProps) {
  return (
    <section>
      <div className="part-head">
        <div>
          <p className="eyebrow">
            Audit of {scope.agent}: {scopeName(scope)}
          </p>
          <h1 className="verdict" aria-live="polite">
            {title}
          </h1>
        </div>
        <ScopePicker scopes={scopes} chosen={scope} />
      </div>
      {children !== undefined && <div className="lede">{children}</div>}
    </section>
  );
}
