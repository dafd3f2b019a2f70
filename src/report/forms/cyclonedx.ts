import type { ReportMeasure } from '../../records/report/numbers';
import type { Report } from '../../records/report/report';

const sliceWords: Record<ReportMeasure['by'], (measure: ReportMeasure) => string> = {
  all: () => 'all',
  risk_class: ({ key }) => `risk class ${key}`,
  release: ({ key }) => `bundle ${key}`,
  workflow: ({ key }) => `workflow ${key}`,
  scenario_kind: ({ key }) => `kind of test ${key}`,
};

/** What tests are counted over: the slice, but for its environment, which is never theirs. */
const testSlice = ({ slice: { environment, said } }: Report): string =>
  said.replace(environment === 'all' ? 'all environments' : environment, 'tests, apart from production');

/** SHA-256 hex as a UUID (RFC 9562, version 8), so that the same report has the same serial number. */
function serialOf(sha256: string): string {
  const [a, b, c, d] = [sha256.slice(0, 8), sha256.slice(8, 12), sha256.slice(13, 16), sha256.slice(17, 20)];
  return `urn:uuid:${a}-${b}-8${c}-8${d}-${sha256.slice(20, 32)}`;
}

/**
 * The measured shares as CycloneDX 1.7 performance metrics, one component (`machine-learning-model`) an agent
 * and bundle that a verdict was given for. Source: CycloneDX 1.7, modelCard.quantitativeAnalysis.
 */
export function cycloneDx(report: Report, sha256: string): unknown {
  const blocks = report.sections.flatMap((section) => section.blocks);
  const measuresOf = (section: Report['sections'][number]) =>
    section.blocks.flatMap((block) => (block.kind === 'measures' ? block.measures : []));
  const measures = report.sections.flatMap(measuresOf);
  const ofTests = new Set(report.sections.filter(({ id }) => id === 'tests').flatMap(measuresOf));
  const scopes = blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : []));
  const bundles = new Map(scopes.map((scope) => [JSON.stringify([scope.agent, scope.release]), scope]));
  const metric = (measure: ReportMeasure) => ({
    type: measure.metric,
    value: String(measure.share),
    slice: `${sliceWords[measure.by](measure)}; n ${measure.n ?? 0}; unresolved ${measure.unresolved ?? 0}; ${ofTests.has(measure) ? testSlice(report) : report.slice.said}`,
    ...(measure.interval === null
      ? {}
      : {
          confidenceInterval: {
            lowerBound: String(measure.interval.lower),
            upperBound: String(measure.interval.upper),
          },
        }),
  });
  const measured = measures.filter(({ share }) => share !== null);
  const own = (release: string) => measured.filter(({ by, key }) => by === 'release' && key === release);
  const general = measured.filter(({ by }) => by !== 'release');
  const components = [...bundles.values()].map(({ agent, release, release_name }) => ({
    type: 'machine-learning-model',
    'bom-ref': `${agent} ${release}`,
    name: agent,
    version: release_name,
    ...(release.startsWith('sha256:') && release.length === 71
      ? { hashes: [{ alg: 'SHA-256', content: release.slice(7) }] }
      : {}),
    modelCard: { quantitativeAnalysis: { performanceMetrics: own(release).map(metric) } },
  }));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.7.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.7',
    serialNumber: serialOf(sha256),
    version: 1,
    metadata: {
      timestamp: report.exported_at,
      tools: { components: [{ type: 'application', name: report.app.name, version: report.app.version }] },
      component: {
        type: 'machine-learning-model',
        'bom-ref': 'slice',
        name: report.title,
        modelCard: { quantitativeAnalysis: { performanceMetrics: general.map(metric) } },
      },
      properties: [
        { name: 'shadowproof:numbers:sha256', value: sha256 },
        ...(report.missing ?? []).slice(0, 1).map((value) => ({ name: 'shadowproof:missing', value })),
        { name: 'shadowproof:headline', value: report.headline },
      ],
    },
    components,
  };
}

export const writeCycloneDx = (report: Report, sha256: string): string =>
  `${JSON.stringify(cycloneDx(report, sha256), null, 2)}\n`;
