import { version } from '../../package.json';

/** Which build wrote something: two of one version may word or draw the same numbers otherwise. */
export interface Build {
  /** The first twelve signs of its commit. */
  readonly commit: string;
  /** The commit's day, as 2026-11-30. */
  readonly date: string;
}

/** An app and its build, as a report states them. Reports of before builds were stated have none. */
export interface AppStamp {
  readonly version: string;
  readonly build?: Build | undefined;
}

declare const __BUILD__: Build | null | undefined;

/** The version of the app that is running. */
export const ownVersion: string = version;

const build = typeof __BUILD__ === 'undefined' ? null : __BUILD__;

/** The app that is running; without a build where it runs outside a repository. */
export const ownStamp: AppStamp = { version, ...(build ? { build } : {}) };

export const isSameBuild = (a: AppStamp, b: AppStamp): boolean =>
  a.version === b.version && a.build?.commit === b.build?.commit;
