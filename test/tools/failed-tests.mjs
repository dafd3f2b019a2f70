// What a run of the unit tests left in its JSON report, as lines that can be read a long log later.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const firstLines = (message) =>
  (message ?? '')
    .split('\n')
    .slice(0, 4)
    .map((line) => `      ${line}`)
    .join('\n');

/** Failed tests, failed files and, where neither is there, that the run itself failed. */
export function failedTests(reportFile) {
  let report;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return ['    it ended before it could report'];
  }
  const lines = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(process.cwd(), name);
    const failed = assertionResults.filter((each) => each.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [`    ${file}\n${firstLines(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) => `    ${file}: ${fullName}\n${firstLines(failureMessages[0])}`,
    );
  });
  return lines.length > 0 ? lines : ['    no test failed: an error outside the tests, printed above'];
}
