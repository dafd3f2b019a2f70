// What a run of unit or browser tests left in its JSON report, as lines that can be read a long log later.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const firstLines = (message) =>
  (message ?? '')
    .split('\n')
    .slice(0, 4)
    .map((line) => `      ${line}`)
    .join('\n');

/** Every test of a report of Vitest or Playwright: its file and title, milliseconds, and why it failed. */
function testsOf(reportFile) {
  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  if (report.testResults === undefined) return report.suites.flatMap((suite) => ofSuite(suite, []));
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(process.cwd(), name);
    const tests = assertionResults.map((each) => ({
      title: `${file}: ${each.fullName}`,
      ms: each.duration ?? 0,
      failure: each.status === 'failed' ? (each.failureMessages[0] ?? '') : null,
    }));
    const isOwnFailure = status === 'failed' && tests.every(({ failure }) => failure === null);
    return isOwnFailure ? [...tests, { title: file, ms: 0, failure: message }] : tests;
  });
}

function ofSuite({ title, suites = [], specs = [] }, above) {
  const path = [...above, title];
  return [
    ...suites.flatMap((suite) => ofSuite(suite, path)),
    ...specs.flatMap((spec) =>
      spec.tests.map(({ status, results }) => ({
        title: [path[0], [...path.slice(1), spec.title].join(' ')].join(': '),
        ms: results.reduce((sum, { duration }) => sum + duration, 0),
        failure: status === 'unexpected' ? (results.at(-1)?.error?.message ?? '') : null,
      })),
    ),
  ];
}

/** Failed tests, failed files and, where neither is there, that the run itself failed. */
export function failedTests(reportFile) {
  try {
    const failed = testsOf(reportFile).filter(({ failure }) => failure !== null);
    const lines = failed.map(({ title, failure }) => `    ${title}\n${firstLines(failure)}`);
    return lines.length > 0 ? lines : ['    no test failed: an error outside the tests, printed above'];
  } catch {
    return ['    it ended before it could report'];
  }
}

/** The ten tests of all reports that took longest, with their seconds. */
export function slowestTests(reportFiles) {
  const tests = reportFiles.flatMap((file) => {
    try {
      return testsOf(file);
    } catch {
      return [];
    }
  });
  return tests
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 10)
    .map(({ title, ms }) => `${(ms / 1000).toFixed(1).padStart(6)}  ${title}`);
}

/** A file of browser tests of which each begins where the one before ended. */
function isSerial(file) {
  const spec = path.join('test/browser', file);
  return existsSync(spec) && readFileSync(spec, 'utf8').includes("mode: 'serial'");
}

/**
 * Seconds of every test of a report that took at least so long, by its file and title; of a file whose tests go on from
 * each other those of all, by its name.
 */
export function longTests(reportFile, leastSeconds) {
  const seconds = new Map();
  for (const { title, ms } of testsOf(reportFile)) {
    const [file] = title.split(': ', 1);
    const name = isSerial(file) ? file : title;
    seconds.set(name, (seconds.get(name) ?? 0) + ms / 1000);
  }
  const long = [...seconds].filter(([, each]) => each >= leastSeconds);
  return Object.fromEntries(
    long.map(([name, each]) => [name, Number(each.toFixed(1))]).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
