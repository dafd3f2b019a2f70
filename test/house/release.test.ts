import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json';
import lock from '../../package-lock.json';
import { bomProblems } from '../report/cyclonedx/bom-schema';
import { billOfMaterials, sumsOf } from '../tools/release-files.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'shadowproof-builds-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the lock file', () => {
  it('fits package.json, so that npm ci installs', () => {
    const asked = ['ci', '--dry-run', '--offline', '--ignore-scripts', '--no-audit'];
    const { status, stderr } = spawnSync('npm', asked, { encoding: 'utf8' });
    expect([status, stderr.match(/npm error.*/g)]).toEqual([0, null]);
  });

  it('states the integrity of every package', () => {
    const without = Object.entries(lock.packages as Record<string, { integrity?: string }>)
      .filter(([where, { integrity }]) => where !== '' && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))
      .map(([where]) => where);
    expect(without).toEqual([]);
  });
});

describe('the bill of materials', () => {
  it('holds against the published schema of 1.7', () => {
    expect(bomProblems(billOfMaterials(packageJson, lock))).toEqual([]);
  });

  it('names every library that the package asks for, in the pinned version, and no tool of development', () => {
    const { components } = billOfMaterials(packageJson, lock);
    const listed = new Map(components.map(({ name, version }) => [name, version]));
    for (const [name, version] of Object.entries(packageJson.dependencies))
      expect(listed.get(name), name).toBe(version);
    for (const tool of ['vitest', 'eslint', '@playwright/test', 'puppeteer-core']) {
      expect(packageJson.devDependencies).toHaveProperty([tool]);
      expect(listed.has(tool), tool).toBe(false);
    }
  });
});

describe('two builds of one commit', () => {
  it('give the same bytes, and their sums are those of their files', async () => {
    const build = (name: string) => {
      const out = path.join(folder, name);
      execFileSync('npx', ['vite', 'build', '--logLevel', 'error', '--emptyOutDir', '--outDir', out]);
      return out;
    };
    const [one, other] = [build('one'), build('other')];
    const sums = readFileSync(path.join(one, 'SHA256SUMS'), 'utf8');
    expect(readFileSync(path.join(other, 'SHA256SUMS'), 'utf8')).toBe(sums);
    expect(await sumsOf(one)).toBe(sums);
    const notices = readFileSync(path.join(one, 'licences.md'), 'utf8');
    // In workers alone: fflate, flechette, read-excel-file, unbzip2-stream; the zeta function is in a reference for tests.
    const shipped = Object.entries(packageJson.dependencies).filter(
      ([name]) => !name.endsWith('riemann-zeta'),
    );
    for (const [name, version] of shipped) expect(notices, name).toContain(`\n## ${name} - ${version} (`);
    for (const file of ['index.html', 'service-worker.js', 'sbom.cdx.json', 'licences.md', 'assets/'])
      expect(sums.includes(`  ${file}`), file).toBe(true);
  });
});
