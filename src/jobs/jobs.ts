import type { Call } from './job';

/** All long work, by name; what one job needs is loaded when it is asked for first. */
export const jobs = {
  auditPlan: async () => (await import('./audit-plan')).auditPlan,
  permute: async () => (await import('./permutation')).permuteBundles,
  breakerChance: async () => (await import('./breaker')).breakerChance,
  breakerSearch: async () => (await import('./breaker')).breakerSearch,
  signatures: async () => (await import('./integrity')).signaturesOf,
  digests: async () => (await import('./integrity')).digestsOf,
  foreign: async () => (await import('./integrity')).foreignOf,
  inclusion: async () => (await import('./integrity')).inclusionOf,
  judgePatterns: async () => (await import('./patterns/judge-patterns')).judgePatterns,
  plan: async () => (await import('./plan')).plan,
  searchFiles: async () => (await import('./search-files/search-files')).searchInFiles,
  selfTest: async () => (await import('./self-test')).selfTest,
  ownTest: async () => (await import('./self-test')).ownTest,
};

export type JobName = keyof typeof jobs;
type JobOf<Name extends JobName> = Awaited<ReturnType<(typeof jobs)[Name]>>;
type CallOf<Name extends JobName> = Parameters<JobOf<Name>>[1];

export type AskOf<Name extends JobName> = Parameters<JobOf<Name>>[0];
export type AnswerOf<Name extends JobName> = Awaited<ReturnType<JobOf<Name>>>;
export type ProgressOf<Name extends JobName> =
  CallOf<Name> extends Call<infer Progress, infer _Q, infer _R> ? Progress : never;
export type QuestionOf<Name extends JobName> =
  CallOf<Name> extends Call<infer _P, infer Question, infer _R> ? Question : never;
export type ReplyOf<Name extends JobName> =
  CallOf<Name> extends Call<infer _P, infer _Q, infer Reply> ? Reply : never;
