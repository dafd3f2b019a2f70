import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { main as report } from '../../src/cli/report';
import { type Disk, refuseOutputs, writeOutputs } from '../../src/cli/outputs';
import { openEngine } from '../fixtures/engine';
import { log } from './log';
import { evaluate } from './shared-engine';
import { captureWritten } from './written';

const written = captureWritten();
const { file } = written;
const at = (...names: string[]) => path.join(written.folder, ...names);

describe('a path that is written', () => {
  it('is refused where it is one that is read, however it is spelt or linked', async () => {
    const read = await file('read.jsonl', 'evidence\n');
    await fs.mkdir(at('inner'), { recursive: true });
    await fs.symlink(read, at('soft.jsonl'));
    await fs.link(read, at('hard.jsonl'));
    await fs.symlink(written.folder, at('elsewhere'));
    const spellings = [
      ...[read, at('inner', '..', 'read.jsonl'), path.relative(process.cwd(), read)],
      ...[at('soft.jsonl'), at('hard.jsonl'), at('elsewhere', 'read.jsonl')],
    ];
    for (const spelling of spellings) {
      const refused = refuseOutputs([{ option: '--out', path: spelling }], [read]);
      await expect(refused, spelling).rejects.toThrow(`--out ${spelling} is one of the files to be read`);
      await expect(writeOutputs([{ path: spelling, text: 'report' }], [read])).rejects.toThrow('to be read');
    }
    expect(await fs.readFile(read, 'utf8')).toBe('evidence\n');
  });

  it('is refused where another form goes to it, whether it is there or not, and where it is a folder', async () => {
    await fs.symlink(at('later.html'), at('to-later.html'));
    const two = (first: string, second: string) =>
      refuseOutputs(
        [
          { option: '--out', path: first },
          { option: '--json', path: second },
        ],
        [],
      );
    await expect(two(at('new.html'), at('.', 'new.html'))).rejects.toThrow('--out writes this file too');
    await expect(two(at('later.html'), at('to-later.html'))).rejects.toThrow('--out writes this file too');
    await expect(two(at('new.html'), at('new.json'))).resolves.toBeUndefined();
    await expect(two(written.folder, at('new.json'))).rejects.toThrow('this is a folder');
    const table = await file('table.csv', 'a\n');
    const folder = refuseOutputs([{ option: '--csv', path: table, isFolder: true }], []);
    await expect(folder).rejects.toThrow(`--csv ${table}: this is a file`);
  });

  it('takes its text through a link, keeps its rights, and leaves nothing beside it', async () => {
    const target = await file('target.html', 'old');
    await fs.chmod(target, 0o640);
    await fs.symlink(target, at('link.html'));
    await writeOutputs([
      { path: at('link.html'), text: 'new' },
      { path: at('deep', 'er', 'b.json'), text: '{}' },
    ]);
    expect((await fs.lstat(at('link.html'))).isSymbolicLink()).toBe(true);
    expect(await fs.readFile(target, 'utf8')).toBe('new');
    expect((await fs.stat(target)).mode & 0o777).toBe(0o640);
    expect(await fs.readFile(at('deep', 'er', 'b.json'), 'utf8')).toBe('{}');
    expect((await fs.readdir(written.folder)).filter((name) => /partial|before/.test(name))).toEqual([]);
  });

  it('is never written over where nothing may be there, by a race neither', async () => {
    const there = await file('draw.json', 'first');
    await expect(writeOutputs([{ path: there, text: 'second', isNew: true }])).rejects.toThrow(
      `${there}: a file is there already (EEXIST). Nothing was written.`,
    );
    const late = at('late.json');
    const racing: Disk = {
      ...fs,
      async link(from, to) {
        if (String(to) === late) await fs.writeFile(late, 'theirs');
        return fs.link(from, to);
      },
    };
    await expect(writeOutputs([{ path: late, text: 'ours', isNew: true }], [], racing)).rejects.toThrow(late);
    expect(await fs.readFile(late, 'utf8')).toBe('theirs');
  });
});

/** Steps of the disk that write; the one with this number, and all after it where the disk stays full, fail. */
function failingDisk(failAt: number, staysFull: boolean, code: string) {
  let steps = 0;
  const step = async <Value>(does: () => Promise<Value>): Promise<Value> => {
    steps += 1;
    if (steps === failAt || (staysFull && steps > failAt)) {
      throw Object.assign(new Error(`${code}: it failed, write`), { code });
    }
    return does();
  };
  const disk: Disk = {
    ...fs,
    mkdir: ((folder: string) => step(() => fs.mkdir(folder))) as typeof fs.mkdir,
    copyFile: (from, to) => step(() => fs.copyFile(from, to)),
    rename: (from, to) => step(() => fs.rename(from, to)),
    link: (from, to) => step(() => fs.link(from, to)),
    async open(name, flags, mode) {
      const handle = await step(() => fs.open(name, flags, mode));
      const { writeFile, sync } = handle;
      handle.writeFile = async (text) => {
        // A full disk takes the first half.
        await writeFile.call(handle, String(text).slice(0, 3));
        return step(() => writeFile.call(handle, String(text).slice(3)));
      };
      handle.sync = () => step(() => sync.call(handle));
      return handle;
    },
  };
  return { disk, steps: () => steps };
}

describe('a disk that fails at any step', () => {
  it.each([
    ['ENOSPC', false, 'the disk is full'],
    ['ENOSPC', true, 'the disk is full'],
    ['EACCES', false, 'you may not write here'],
    ['EIO', false, 'EIO: it failed, write'],
    ['EIO', true, 'EIO: it failed, write'],
  ])('keeps every old file, or has every new one (%s, stays so: %s)', async (code, staysFull, why) => {
    const folder = at(`failing-${code}-${staysFull}`);
    const outputs = ['a.html', 'b.json', 'new/c.csv'].map((name) => ({
      path: path.join(folder, name),
      text: `new text of ${name}`,
    }));
    let failed = 0;
    for (let failAt = 1; ; failAt += 1) {
      await fs.rm(folder, { recursive: true, force: true });
      await fs.mkdir(folder);
      await fs.writeFile(path.join(folder, 'a.html'), 'old a');
      await fs.writeFile(path.join(folder, 'b.json'), 'old b');
      const { disk, steps } = failingDisk(failAt, staysFull, code);
      const error = await writeOutputs(outputs, [], disk).catch((reason: unknown) => reason);
      const texts = await Promise.all(
        outputs.map((each) => fs.readFile(each.path, 'utf8').catch(() => null)),
      );
      const rest = (await fs.readdir(folder, { recursive: true })).filter((name) => /partial/.test(name));
      expect(rest, `step ${failAt}`).toEqual([]);
      if (error === undefined) {
        expect(texts).toEqual(outputs.map(({ text }) => text));
        if (steps() < failAt) break;
        continue;
      }
      failed += 1;
      // With a disk that lets nothing be put back either, the old text is kept beside.
      if (!staysFull) expect(texts, `step ${failAt}`).toEqual(['old a', 'old b', null]);
      expect(String(error)).toMatch(/(a\.html|b\.json|c\.csv): /);
      expect(String(error)).toContain(`${why} (${code})`);
    }
    expect(failed).toBeGreaterThan(10);
  });

  it.runIf(process.platform === 'linux')('ends and names the path for a device and for /proc', async () => {
    const old = await file('kept.html', 'old');
    const both = writeOutputs([
      { path: old, text: 'new' },
      { path: '/dev/full', text: 'new' },
    ]);
    await expect(both).rejects.toThrow('/dev/full: the disk is full (ENOSPC)');
    expect(await fs.readFile(old, 'utf8')).toBe('old');
    await expect(writeOutputs([{ path: '/proc/x/r.html', text: 'new' }])).rejects.toThrow('/proc/x/r.html: ');
    await expect(writeOutputs([{ path: '/proc/x', text: 'new' }])).rejects.toThrow('/proc/x: ');
  });
});

describe('commands', () => {
  it('read nothing and write nothing where an output is an input', async () => {
    const engine = await openEngine();
    try {
      const content = log(20, () => false);
      const input = await file('input.jsonl', content);
      const out = at('never.html');
      for (const option of [
        '--json',
        '--markdown',
        '--manifest',
        '--attestation',
        '--cyclonedx',
        '--oscal',
        '--ledger',
      ]) {
        written.err = '';
        expect(await report([input, '--out', out, option, input], engine), option).toBe(1);
        expect(written.err).toContain(`${option} ${input} is one of the files to be read`);
      }
      for (const option of [
        '--criteria',
        '--words',
        '--salt-file',
        '--keys',
        '--attestations',
        '--mapping',
      ]) {
        const other = await file('other.json', '{}');
        written.err = '';
        const given = option === '--mapping' ? `input.jsonl=${other}` : other;
        expect(await report([input, '--out', other, option, given], engine), option).toBe(1);
        expect(written.err).toContain(`--out ${other} is one of the files to be read`);
        expect(await fs.readFile(other, 'utf8')).toBe('{}');
      }
      expect(await report([input, '--out', input], engine)).toBe(1);
      expect(await report([input, '--out', out, '--csv', input], engine)).toBe(1);
      expect(await report([input, '--out', out, '--json', out], engine)).toBe(1);
      expect(await fs.readFile(input, 'utf8')).toBe(content);
      await expect(fs.stat(out)).rejects.toThrow('ENOENT');
      expect(await evaluate([input, '--ledger', input])).toBe(1);
      expect(await fs.readFile(input, 'utf8')).toBe(content);
    } finally {
      await engine.close();
    }
  });
});
