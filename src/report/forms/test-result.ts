import type { RiskClass } from '../../records/criteria';
import type { ResourceDescriptor, TestResultStatement } from '../../records/test-result';
import type { BundleEvidence } from '../../readiness/bundles/bundle-evidence';
import type { TogetherScope } from '../../readiness/together';
import type { ControlResult, CriteriaStamp, ScopeVerdict } from '../../readiness/verdict';

/** What of a verdict a statement says: an evaluation has it, and so has a report that was opened again. */
export type AttestedScope = Pick<
  ScopeVerdict,
  'agent' | 'workflow' | 'riskClass' | 'release' | 'state' | 'sentence' | 'tierHeldFrom'
> & {
  readonly controls: readonly Pick<ControlResult, 'state' | 'title'>[];
  readonly bundleEvidence: Pick<BundleEvidence, 'kind'>;
};

export interface AttestedEvaluation {
  readonly criteria: readonly CriteriaStamp[];
  readonly scopes: readonly AttestedScope[];
  readonly together: {
    readonly sentence: string | null;
    readonly scopes: readonly Pick<TogetherScope, 'agent' | 'workflow' | 'riskClass' | 'holds'>[];
  };
}

/** Why no statement can be made; the message is for people. */
export class CannotAttest extends Error {
  override readonly name = 'CannotAttest';
}

export interface InputFile {
  readonly name: string;
  readonly sha256: string | null;
}

/** The name of one test: agent/workflow/risk class, each percent-encoded so that none can look like two. */
export function testName(scope: {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: RiskClass;
}): string {
  return [scope.agent, scope.workflow, scope.riskClass].map(encodeURIComponent).join('/');
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

function digestOf(release: string): { sha256: string } {
  const [, sha256] = /^sha256:([0-9a-f]{64})$/.exec(release) ?? [];
  if (sha256 === undefined) {
    throw new CannotAttest(
      `Bundle ${release} carries no digest: its release_id is not “sha256:” and 64 hexadecimal digits, so no statement can be about it.`,
    );
  }
  return { sha256 };
}

/** What stands behind an eligible verdict that a reader should know before relying on it. */
function reservations(
  scope: AttestedScope,
  { together }: AttestedEvaluation,
  missing: string | null,
): string[] {
  const beside = together.scopes.find(
    ({ agent, workflow, riskClass }) =>
      agent === scope.agent && workflow === scope.workflow && riskClass === scope.riskClass,
  );
  return [
    ...(missing === null ? [] : [missing]),
    ...scope.controls
      .filter(({ state }) => state === 'attested')
      .map(({ title }) => `${title}: attested by a person`),
    ...(together.sentence !== null && beside?.holds === false
      ? ['eligible alone, not together with the others']
      : []),
    ...(scope.tierHeldFrom === 'inferred' ? ['the tier held is inferred, not granted in the log'] : []),
    ...(scope.bundleEvidence.kind === 'carried_over' ? ['rests on evidence of the bundle before too'] : []),
  ];
}

/** One subject per judged bundle, with what was found of it. */
function subjectsOf(evaluation: AttestedEvaluation, missing: string | null): ResourceDescriptor[] {
  const releases = [...new Set(evaluation.scopes.map(({ release }) => release))];
  return releases
    .map((release): ResourceDescriptor => {
      const own = evaluation.scopes.filter((scope) => scope.release === release);
      const verdicts = own
        .map((scope) => ({
          name: testName(scope),
          state: scope.state,
          sentence: scope.sentence,
          reservations: scope.state === 'eligible' ? reservations(scope, evaluation, missing) : [],
        }))
        .sort(byName);
      return { name: release, digest: digestOf(release), annotations: { verdicts } };
    })
    .sort(byName);
}

const lastPart = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

function configurationOf(evaluation: AttestedEvaluation, files: readonly InputFile[]): ResourceDescriptor[] {
  const criteria = evaluation.criteria.map(({ name, version, hash }) => ({
    name: `criteria: ${name}, version ${version}`,
    digest: { sha256: hash },
    mediaType: 'application/json',
  }));
  const inputs = files.map(({ name, sha256 }): ResourceDescriptor => {
    if (sha256 === null) throw new CannotAttest(`The SHA-256 of ${name} is not known.`);
    return { name: lastPart(name), digest: { sha256 } };
  });
  return [...criteria.sort(byName), ...inputs.sort(byName)];
}

/**
 * The evaluation as a test result: one test per agent, workflow and risk class, about the bundles that were
 * judged, configured by the criteria and the files. Passed: eligible. Warned: eligible with a reservation
 * (records that are missing, a person's word, an inferred tier, evidence carried over, or not together with the others). Failed:
 * everything else, for what is not shown or not measurable is no pass. The same input gives the same
 * statement. Throws `CannotAttest` for a bundle or a file without a digest, or without any scope.
 * Source: in-toto attestation framework, predicate test-result v0.1.
 */
export function testResultOf(
  evaluation: AttestedEvaluation,
  files: readonly InputFile[],
  missing: string | null,
): TestResultStatement {
  const { scopes } = evaluation;
  if (scopes.length === 0) throw new CannotAttest('No scope was judged: there is nothing to attest.');
  const named = (wanted: (scope: AttestedScope) => boolean) => scopes.filter(wanted).map(testName).sort();
  const isEligible = ({ state }: AttestedScope) => state === 'eligible';
  const isReserved = (scope: AttestedScope) => reservations(scope, evaluation, missing).length > 0;
  const failedTests = named((scope) => !isEligible(scope));
  const warnedTests = named((scope) => isEligible(scope) && isReserved(scope));
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjectsOf(evaluation, missing),
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: failedTests.length > 0 ? 'FAILED' : warnedTests.length > 0 ? 'WARNED' : 'PASSED',
      configuration: configurationOf(evaluation, files),
      passedTests: named((scope) => isEligible(scope) && !isReserved(scope)),
      warnedTests,
      failedTests,
    },
  };
}
