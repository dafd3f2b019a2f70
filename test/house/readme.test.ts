import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import packageJson from '../../package.json';

const readme = readFileSync('README.md', 'utf8');

it('README is short: what it answers, picture, two commands, logs, verdict, share, automate, limits, speed', () => {
  expect(readme.split('\n').length).toBeLessThan(150);
  expect([...readme.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
    ...['Try it on the sample', 'Check it', 'Bring your own logs', 'Read the verdict', 'Share it'],
    ...['Automate it', 'What it cannot tell you', 'How fast', 'More'],
  ]);
  expect(readme).toContain('](.readme/readiness.png)');
  const commands = [...readme.matchAll(/```sh\n([^`]*)```/g)].map(([, text]) => text!.trim());
  expect(commands.slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test']);
});

it('every script that README, guide and CONTRIBUTING name is one', () => {
  const texts = ['README.md', '.github/GUIDE.md', 'CONTRIBUTING.md'].map((file) =>
    readFileSync(file, 'utf8'),
  );
  const named = texts.flatMap((text) =>
    [...text.matchAll(/npm run (?:-s )?([a-z-]+)/g)].map(([, name]) => name!),
  );
  expect(named.length).toBeGreaterThan(10);
  for (const name of named) expect(packageJson.scripts).toHaveProperty([name]);
});

it('says of the licence what package.json says', () => {
  expect(packageJson).toMatchObject({ license: 'UNLICENSED', private: true });
  expect(readme).toMatch(/no licence yet: it is\s+not for publishing/);
});
