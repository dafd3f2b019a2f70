import type { ReactNode } from 'react';
import type { ReportBlock } from '../../records/report/blocks';
import type { ReportSection } from '../../records/report/report';
import { ChangeRows, changesSummary, drawnOf } from '../charts/ChangeRows';
import { CountBars } from '../charts/CountBars';
import { matchedDrawn, MatchedRows, matchedSummary } from '../charts/MatchedRows';
import { mixDrawn, MixRows } from '../charts/MixRows';
import { KindsTable, MatchedTable, MixTable } from './DriftBlocks';
import { MeasuresDrawing, MeasuresTable } from './MeasuresBlock';
import { ChangesTable, CountsTable, NotesList, QuantitiesTable, TextsTable } from './OtherBlocks';
import { anchorOf, detailsTitle, isAnnexed } from './chapters';
import { Proposals } from './ProposalsBlock';
import { ScopesBlock } from './ScopesBlock';

function contentOf(block: ReportBlock): ReactNode {
  switch (block.kind) {
    case 'scopes':
      return <ScopesBlock block={block} />;
    case 'notes':
      return <NotesList block={block} />;
    case 'measures':
      return (
        <>
          <MeasuresDrawing block={block} />
          <MeasuresTable block={block} />
        </>
      );
    case 'counts':
      if (block.columns.length > 2 || block.rows.length === 0) return <CountsTable block={block} />;
      return (
        <div className="beside">
          <CountBars block={block} />
          <div>
            <CountsTable block={block} />
          </div>
        </div>
      );
    case 'quantities':
      return <QuantitiesTable block={block} />;
    case 'changes':
      return (
        <>
          <p className="foot">{changesSummary(block.changes)}</p>
          {drawnOf(block.changes).length > 0 && <ChangeRows changes={block.changes} />}
          <ChangesTable block={block} />
        </>
      );
    case 'matched':
      return (
        <>
          <p className="foot">{matchedSummary(block.rows)}</p>
          {matchedDrawn(block.rows).length > 0 && <MatchedRows rows={block.rows} />}
          <MatchedTable block={block} />
        </>
      );
    case 'mix':
      return (
        <>
          {mixDrawn(block.rows).length > 0 && <MixRows rows={block.rows} />}
          <MixTable block={block} />
          <KindsTable block={block} />
        </>
      );
    case 'proposals':
      return <Proposals block={block} />;
    case 'texts':
      return <TextsTable block={block} />;
  }
}

/** One block on paper: its title, what it is of, its drawing and its table. */
export function Block({ block }: { readonly block: ReportBlock }) {
  return (
    <div className="block" id={`block-${block.id}`}>
      <h3>{block.title}</h3>
      {block.kind !== 'scopes' && <p className="foot">{block.lead}</p>}
      {contentOf(block)}
    </div>
  );
}

interface SectionProps {
  readonly section: ReportSection;
  readonly number: string;
}

/** A question of the report: what the author remarks, then the numbers. */
export function Section({ section, number }: SectionProps) {
  const id = anchorOf(section);
  const annexed = section.blocks.filter(isAnnexed);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <span className="no">{number}</span> {section.title}
      </h2>
      {section.remark !== null && (
        <div className="remark">
          <p className="who">Remark of the author</p>
          {section.remark.split(/\n{2,}/).map((paragraph, at) => (
            <p key={at}>{paragraph}</p>
          ))}
        </div>
      )}
      {section.blocks
        .filter((block) => !isAnnexed(block))
        .map((block) => (
          <Block key={block.id} block={block} />
        ))}
      {annexed.length > 0 && (
        <p className="foot">
          In annex A:{' '}
          {annexed.map(({ id: block, title }, at) => (
            <span key={block}>
              {at > 0 && '; '}
              <a href={`#block-${block}`}>{title}</a>
            </span>
          ))}
          .
        </p>
      )}
    </section>
  );
}

/** Annex A: the same numbers by group. */
export function Details({
  sections,
  number,
}: {
  readonly sections: readonly ReportSection[];
  readonly number: string;
}) {
  const own = sections.filter(({ blocks }) => blocks.some(isAnnexed));
  if (own.length === 0) return null;
  return (
    <section aria-labelledby="details" className="annex">
      <h2 id="details">
        <span className="no">Annex {number}</span> {detailsTitle}
      </h2>
      {own.flatMap(({ blocks }) =>
        blocks.filter(isAnnexed).map((block) => <Block key={block.id} block={block} />),
      )}
    </section>
  );
}
