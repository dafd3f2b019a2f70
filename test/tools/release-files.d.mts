import type { Plugin } from 'vite';

interface Lock {
  readonly packages: Readonly<Record<string, object>>;
}

/** What the app and its commands are made of, as CycloneDX 1.6. */
export function billOfMaterials(
  packageJson: { readonly name: string; readonly version: string },
  lock: Lock,
): { readonly components: readonly { readonly name: string; readonly version: string }[] };
/** The files of a folder and of those in it, by name; without those that are named. */
export function filesOf(folder: string, ...without: string[]): Promise<string[]>;
/** `SHA256SUMS` of a folder: every file but itself, by name. */
export function sumsOf(folder: string): Promise<string>;
/** Keeps which packages workers are made of, for their notices. */
export function workerPackages(): Plugin;
/** Writes beside the app what it is made of, and last the SHA-256 of every file. */
export function releaseFiles(): Plugin;
