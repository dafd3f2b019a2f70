import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const hexOf = (integrity) => Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');

/** One licence by its SPDX name, or an expression of several. */
const licencesOf = (license) =>
  license === undefined
    ? {}
    : { licenses: [/[ (]/.test(license) ? { expression: license } : { license: { id: license } }] };

/**
 * What the app and its commands are made of, as CycloneDX 1.7: every library of the lock file that is no tool of
 * development, with the SHA-512 of its package. The same lock file gives the same text.
 */
export function billOfMaterials(packageJson, lock) {
  const { name, version } = packageJson;
  const components = Object.entries(lock.packages)
    .filter(([where, { dev }]) => where !== '' && dev !== true)
    .map(([where, entry]) => {
      const library = entry.name ?? where.replace(/^.*node_modules\//, '');
      const purl = `pkg:npm/${library.replace('@', '%40')}@${entry.version}`;
      return {
        ...{ type: 'library', 'bom-ref': `${purl}#${where}`, name: library, version: entry.version, purl },
        ...(entry.optional === true ? { scope: 'optional' } : {}),
        ...licencesOf(entry.license),
        hashes: [{ alg: 'SHA-512', content: hexOf(entry.integrity) }],
      };
    });
  return {
    ...{
      $schema: 'http://cyclonedx.org/schema/bom-1.7.schema.json',
      bomFormat: 'CycloneDX',
      specVersion: '1.7',
    },
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': `pkg:npm/${name}@${version}`, name, version } },
    components,
  };
}

/** The files of a folder and of those in it, by name, with `/` between folders; without those that are named. */
export async function filesOf(folder, ...without) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !without.includes(file))
    .sort();
}

/** `SHA256SUMS` of a folder, as sha256sum writes and checks it: every file but itself, by name. */
export async function sumsOf(folder) {
  const lines = [];
  for (const file of await filesOf(folder, 'SHA256SUMS'))
    lines.push(
      `${createHash('sha256')
        .update(await readFile(path.join(folder, file)))
        .digest('hex')}  ${file}\n`,
    );
  return lines.join('');
}

/** Folders of the packages whose modules this build has put into workers: Vite lists those of the page alone. */
const inWorkers = new Set();

/** A Vite plugin for workers: keeps which packages they are made of. */
export const workerPackages = () => ({
  name: 'worker-packages',
  apply: 'build',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      for (const id of chunk.type === 'chunk' ? chunk.moduleIds : []) {
        const [folder] = /^.*\/node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/')) ?? [];
        if (folder !== undefined) inWorkers.add(folder.replace(/^\0+/, ''));
      }
  },
});

/** The notice of a package, as Vite writes those of the page. */
async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return {
    name,
    text: `## ${name} - ${version} (${license})\n\n${texts.map((text) => text.trim()).join('\n\n')}\n`,
  };
}

/** The notices with those of packages that only workers hold. */
async function withWorkers(notices) {
  const found = await Promise.all([...inWorkers].sort().map(noticeOf));
  const missing = found.filter(({ name }) => !notices.includes(`\n## ${name} - `));
  return [notices.trimEnd(), ...missing.map(({ text }) => text.trimEnd())].join('\n\n') + '\n';
}

/** A Vite plugin: writes beside the app what it is made of, and last the SHA-256 of every file. */
export const releaseFiles = () => ({
  name: 'release-files',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    async handler(options) {
      const folder = options.dir ?? 'dist';
      const [packageJson, lock] = await Promise.all(
        ['package.json', 'package-lock.json'].map(async (file) => JSON.parse(await readFile(file, 'utf8'))),
      );
      const licences = path.join(folder, 'licences.md');
      await writeFile(licences, await withWorkers(await readFile(licences, 'utf8')));
      const bill = JSON.stringify(billOfMaterials(packageJson, lock), null, 1);
      await writeFile(path.join(folder, 'sbom.cdx.json'), `${bill}\n`);
      await writeFile(path.join(folder, 'SHA256SUMS'), await sumsOf(folder));
    },
  },
});
