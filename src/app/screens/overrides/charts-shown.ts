import type { CrossChart } from '../../../metrics/cross-filter/cross-filter';
import type { Dimension } from '../../../slice/selection/dimension';

export interface ShownChart extends CrossChart {
  /** Ordered values stand side by side and are brushed; others are lines, most hits first. */
  readonly form: 'lines' | 'columns';
  readonly title: string;
  /** Two of three columns wide. */
  readonly wide?: boolean;
}

const lines = (dimension: Dimension, title: string): ShownChart => ({
  dimension,
  title,
  form: 'lines',
  most: 8,
});

/** The charts of the bench in reading order. */
export const shownCharts: readonly ShownChart[] = [
  { dimension: 'week', title: 'When: week', form: 'columns', most: 400, wide: true },
  lines('workflow', 'Which workflow'),
  lines('person', 'Who decided'),
  lines('reviewer_group', 'Which team'),
  lines('reason_code', 'Why: reason given'),
  lines('action', 'Which action'),
  lines('criticality', 'On which asset: criticality'),
  lines('release', 'Which bundle'),
  { dimension: 'confidence_band', title: 'Confidence stated', form: 'columns', most: 9 },
  { dimension: 'queue_depth', title: 'How many were waiting', form: 'columns', most: 8 },
  lines('evidence_trust', 'On which evidence: trust'),
  { dimension: 'hour', title: 'When: hour of day, UTC', form: 'columns', most: 24, wide: true },
  { dimension: 'weekday', title: 'When: weekday, UTC', form: 'columns', most: 7 },
];
