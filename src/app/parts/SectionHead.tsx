import { useState, type ReactNode } from 'react';
import { SqlBlock } from '../../charts/figure/SqlBlock';
import type { Statement } from '../../database/engine/query';

interface SectionHeadProps {
  title: string;
  children: ReactNode;
  statement: Statement | undefined;
}

/** Heading of a part, what it holds, and the SQL behind it. */
export function SectionHead({ title, children, statement }: SectionHeadProps) {
  const [isSqlOpen, setSqlOpen] = useState(false);
  return (
    <>
      <div className="head">
        <h2>{title}</h2>
        <p className="sub">{children}</p>
        {statement && (
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
        )}
      </div>
      {isSqlOpen && statement && <SqlBlock {...statement} />}
    </>
  );
}
