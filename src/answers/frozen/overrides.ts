import { definitionOf } from '../../metrics/catalogue';
import { defaultSettings } from '../../metrics/every-kpi/every-kpi';
import type { ReportBlock } from '../../records/report/blocks';
import { type Freezing } from './context';
import { groupedBlocks, wholeBlock } from './measures';
import { peopleBlock } from './people';
import { frozenKpi } from './quantity';

const shown = [
  'override_rate',
  'override_justified',
  'agreement',
  'agreement_advised',
  'automation_bias_commission',
] as const;
const withinAnHour = { ...defaultSettings, slaSeconds: 3600 };

/** What humans made of the proposals. */
export async function freezeOverrides(freezing: Freezing): Promise<ReportBlock[]> {
  const rate = [definitionOf('override_rate')];
  return [
    await wholeBlock(
      freezing,
      shown.map((id) => definitionOf(id)),
      {
        id: 'override_measures',
        title: 'What humans made of the proposals',
        lead: 'An override is not an error of the agent, and an error need not be overridden. Agreement of people who had seen the advice is no evidence.',
      },
    ),
    ...(await groupedBlocks(freezing, rate, 'release')),
    ...(await groupedBlocks(freezing, rate, 'risk_class')),
    ...(await groupedBlocks(freezing, rate, 'workflow')),
    {
      kind: 'quantities',
      id: 'review_quantities',
      title: 'How people decided',
      lead: 'Waits count from the moment a proposal was visible; what is still pending counts as waiting.',
      quantities: [
        await frozenKpi(freezing, 'approval_p50', 'Median time to approval'),
        await frozenKpi(freezing, 'approval_p90', 'Time by which nine in ten were approved'),
        await frozenKpi(freezing, 'approval_within', 'Approved within an hour', withinAnHour),
        await frozenKpi(freezing, 'kappa_blind', 'Agreement beyond chance (kappa), blind'),
        await frozenKpi(
          freezing,
          'kappa_advised',
          'Agreement beyond chance (kappa), after seeing the advice',
        ),
        // Reports have always given d′ without its interval; with one, those of before would not be reproduced.
        { ...(await frozenKpi(freezing, 'override_discrimination')), interval: null },
      ],
    },
    await peopleBlock(freezing),
  ];
}
