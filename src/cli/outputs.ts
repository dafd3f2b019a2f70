import fs from 'node:fs/promises';
import path from 'node:path';
import { errorText } from '../records/unknown';
import { CannotEvaluate } from './criteria';

/** What the writer does to the disk; a test gives one that fails. */
export type Disk = Pick<
  typeof fs,
  'copyFile' | 'link' | 'lstat' | 'mkdir' | 'open' | 'readlink' | 'realpath' | 'rename' | 'rm' | 'stat'
>;

/** A path that a command writes to, and the option that gave it. */
export interface OutputPath {
  readonly option: string;
  readonly path: string | null;
  readonly isFolder?: boolean;
}

export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** Nothing may be there yet. */
  readonly isNew?: boolean;
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

const plainly: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'this disk can only be read',
  EACCES: 'you may not write here',
  EPERM: 'you may not write here',
  EISDIR: 'this is a folder',
  ENOTDIR: 'a part of this path is a file, not a folder',
  ENOENT: 'no such folder can be made here',
  EEXIST: 'a file is there already',
};

function cannotWrite(file: string, error: unknown): CannotEvaluate {
  const code = codeOf(error);
  const why = code === null ? errorText(error) : `${plainly[code] ?? errorText(error)} (${code})`;
  return new CannotEvaluate(`${file}: ${why}. Nothing was written.`, { cause: error });
}

async function unlessMissing<Value>(asked: Promise<Value>): Promise<Value | null> {
  return asked.catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  });
}

/** Where a path leads, through links, whether something is there yet or not. */
async function placeOf(file: string, disk: Disk, links = 40): Promise<string> {
  const whole = path.resolve(file);
  const there = await unlessMissing(disk.realpath(whole));
  if (there !== null) return there;
  const target = await disk.readlink(whole).catch(() => null);
  if (target !== null && links > 0) {
    return placeOf(path.resolve(path.dirname(whole), target), disk, links - 1);
  }
  const folder = path.dirname(whole);
  return folder === whole ? whole : path.join(await placeOf(folder, disk, links), path.basename(whole));
}

/** What a path is one with: every spelling, link and hard link of a file has the same. */
async function identityOf(file: string, disk: Disk): Promise<string> {
  const there = await unlessMissing(disk.stat(file, { bigint: true }));
  // A file system without inodes gives 0 for each.
  return there === null || there.ino === 0n
    ? placeOf(file, disk)
    : `${String(there.dev)} ${String(there.ino)}`;
}

/**
 * Rejects with `CannotEvaluate` where a path to be written is one of those that are read, or two of them are one file,
 * however each is spelt and linked; and where a folder is where a file is to go, or the reverse.
 */
export async function refuseOutputs(
  outputs: readonly OutputPath[],
  inputs: readonly (string | null)[],
  disk: Disk = fs,
): Promise<void> {
  const read = new Set<string>();
  for (const file of inputs) if (file !== null) read.add(await identityOf(file, disk));
  const written = new Map<string, string>();
  for (const { option, path: file, isFolder = false } of outputs) {
    if (file === null) continue;
    const there = await unlessMissing(disk.stat(file));
    if (there !== null && there.isDirectory() !== isFolder) {
      throw new CannotEvaluate(`${option} ${file}: ${isFolder ? 'this is a file' : 'this is a folder'}.`);
    }
    // Two tables may lie in one folder; a device takes what it is given.
    if (isFolder || (there !== null && !there.isFile())) continue;
    const identity = await identityOf(file, disk);
    if (read.has(identity)) {
      throw new CannotEvaluate(`${option} ${file} is one of the files to be read. Name another file.`);
    }
    const other = written.get(identity);
    if (other !== undefined) {
      throw new CannotEvaluate(`${option} ${file}: ${other} writes this file too. Name another file.`);
    }
    written.set(identity, option);
  }
}

/** Node's own recursive one never ends where a folder cannot be made, as below /proc. */
async function makeFolder(folder: string, disk: Disk): Promise<void> {
  const there = await unlessMissing(disk.stat(folder));
  if (there?.isDirectory()) return;
  if (path.dirname(folder) !== folder) await makeFolder(path.dirname(folder), disk);
  await disk.mkdir(folder).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
}

interface Staged {
  readonly file: string;
  readonly place: string;
  readonly beside: string;
  /** A second name of what was there. */
  readonly before: string | null;
  readonly isNew: boolean;
}

/** Writes a file to the disk itself, not only to what the system keeps of it in memory. */
async function writeThrough(file: string, flag: string, text: string, mode: number | undefined, disk: Disk) {
  const handle = await disk.open(file, flag, mode);
  try {
    await handle.writeFile(text);
    if (flag === 'wx') await handle.sync();
  } finally {
    await handle.close();
  }
}

const remove = (file: string, disk: Disk) => disk.rm(file, { force: true }).catch(() => undefined);

/** What was there is put back, or taken away where nothing was. */
const putBack = ({ place, before }: Staged, disk: Disk) =>
  before === null ? disk.rm(place, { force: true }) : disk.rename(before, place);

async function syncFolder(folder: string, disk: Disk): Promise<void> {
  // Not every system opens a folder; the files in it are on the disk by now.
  const handle = await disk.open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}

/**
 * Writes all of these files, or leaves all as they were: each is written beside its place and synced, then all are
 * renamed. `inputs` are never written over, whatever their spelling. Rejects with `CannotEvaluate`, which names
 * the path.
 */
export async function writeOutputs(
  files: readonly OutputFile[],
  inputs: readonly (string | null)[] = [],
  disk: Disk = fs,
): Promise<void> {
  await refuseOutputs(
    files.map((file) => ({ option: 'Output', path: file.path })),
    inputs,
    disk,
  );
  const staged: Staged[] = [];
  const streams: OutputFile[] = [];
  const moved: Staged[] = [];
  const kept = new Set<Staged>();
  let at = '';
  try {
    for (const [index, output] of files.entries()) {
      const { path: file, text, isNew = false } = output;
      at = file;
      const there = await unlessMissing(disk.stat(file));
      if (there !== null && isNew) throw Object.assign(new Error('exists'), { code: 'EEXIST' });
      if (there !== null && !there.isFile()) {
        streams.push(output);
        continue;
      }
      const place = await placeOf(file, disk);
      await makeFolder(path.dirname(place), disk);
      const own = `${place}.${process.pid}-${index}`;
      const before = there === null ? null : `${own}.before`;
      staged.push({ file, place, beside: `${own}.partial`, before, isNew });
      await writeThrough(`${own}.partial`, 'wx', text, there?.mode, disk);
      if (before !== null) {
        await disk.link(place, before).catch(() => disk.copyFile(place, before));
      }
    }
    for (const { path: file, text } of streams) {
      at = file;
      await writeThrough(file, 'w', text, undefined, disk);
    }
    for (const each of staged) {
      at = each.file;
      // A link fails where somebody else has put a file since; a rename would write over it.
      if (each.isNew) await disk.link(each.beside, each.place);
      else await disk.rename(each.beside, each.place);
      moved.push(each);
    }
  } catch (error) {
    for (const each of moved) await putBack(each, disk).catch(() => kept.add(each));
    throw cannotWrite(at, error);
  } finally {
    for (const each of staged) {
      await remove(each.beside, disk);
      if (each.before !== null && !kept.has(each)) await remove(each.before, disk);
    }
  }
  for (const folder of new Set(staged.map(({ place }) => path.dirname(place))))
    await syncFolder(folder, disk);
}
