import type { ReactNode, Ref } from 'react';
import { useShownSql, type ShownSql } from '../../charts/figure/SqlBlock';
import { Terms } from '../../charts/terms/Terms';
import { PartOnPhoneFolded } from './Fold';
import type { Selection } from '../../slice/selection/selection';

/** What the parts of a screen that ask for themselves are given. */
export interface SectionProps {
  selection: Selection;
}

interface HeadProps {
  title: ReactNode;
  /** What it holds, in a sentence. */
  sub?: ReactNode;
  /** Missing while it is not known, and where there is none. */
  sql?: ShownSql;
  acts?: ReactNode;
  level?: 1 | 2 | 3;
  titleId?: string;
  /** To take the focus once it appears. */
  titleRef?: Ref<HTMLHeadingElement>;
}

/** The heading of a part, what it holds, what can be done with it, and the SQL behind it. */
export function SectionHead({ title, sub, sql, acts, level = 2, titleId, titleRef }: HeadProps) {
  const { button, blocks } = useShownSql(sql);
  const Heading = `h${level}` as const;
  return (
    <>
      <div className="head">
        <Heading id={titleId} ref={titleRef} tabIndex={titleRef ? -1 : undefined}>
          {title}
        </Heading>
        {sub !== undefined && <p className="sub">{typeof sub === 'string' ? <Terms>{sub}</Terms> : sub}</p>}
        {(acts || button) && (
          <span className="acts">
            {acts}
            {button}
          </span>
        )}
      </div>
      {blocks}
    </>
  );
}

interface WholeProps extends HeadProps {
  id?: string;
  className?: string;
  /** On a phone only its title is in sight until it is opened, or until `asked` changes. */
  foldsOnPhone?: boolean;
  asked?: string;
  children?: ReactNode;
}

/** One part of a screen under its heading. */
export function Section({ id, className, foldsOnPhone, asked, children, ...head }: WholeProps) {
  const section = (
    <section id={id} className={className} aria-labelledby={head.titleId}>
      <SectionHead {...head} />
      {children}
    </section>
  );
  if (!foldsOnPhone) return section;
  return (
    <PartOnPhoneFolded title={head.title} asked={asked}>
      {section}
    </PartOnPhoneFolded>
  );
}
