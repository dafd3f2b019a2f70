import { Section } from '../../../parts/Section';
import { ChooseFiles } from './ChooseFiles';
import { count, counted } from '../../../../words/format';
import type { CloudTrailCheck, DigestCheck } from '../../../../intake/integrity/cloudtrail';
import { useJob } from '../../../../jobs/use-job';

/** AWS CloudTrail digest files: a second way in which logs are sealed. */
export function CloudTrailSection() {
  const { run, start } = useJob('digests');
  return (
    <Section
      title="CloudTrail digest files"
      sub="Digest and log files as AWS delivered them: each log’s SHA-256 and the chain of digests. The RSA signature lies in the metadata of the S3 object and is not in the file: check it with the AWS tools."
    >
      <ChooseFiles
        text="Choose digest and log files"
        label="CloudTrail digest and log files"
        onChoose={(files) => start({ files })}
      />
      <div role="status">
        {run.state === 'running' && `File ${run.progress ?? 0} of ${run.ask.files.length}.`}
        {run.state === 'failed' && <p className="bad">{run.error.message}</p>}
        {run.state === 'ready' && <Result check={run.answer} />}
      </div>
    </Section>
  );
}

const previousWords: Record<DigestCheck['previous'], string> = {
  valid: 'follows the digest before it',
  changed: 'the digest before it was changed',
  missing: 'the digest before it is not here',
  first: 'the first of its chain',
};

function Result({ check: { digests, uncovered } }: { check: CloudTrailCheck }) {
  if (digests.length === 0) return <p>None of these files is a digest file.</p>;
  return (
    <ul className="proves">
      {digests.map((digest) => {
        const of = (state: string) => digest.logs.filter((log) => log.state === state);
        const changed = of('changed');
        const missing = of('missing');
        return (
          <li key={digest.file}>
            <span className="mono">{digest.file}</span>, until {digest.until}:{' '}
            {previousWords[digest.previous]}; {count(of('valid').length)} of{' '}
            {counted(digest.logs.length, 'log file')} as delivered
            {changed.length > 0 && `; changed: ${changed.map(({ name }) => name).join(', ')}`}
            {missing.length > 0 && `; not here: ${missing.map(({ name }) => name).join(', ')}`}.
          </li>
        );
      })}
      {uncovered.length > 0 && <li>Named by no digest: {uncovered.join(', ')}.</li>}
    </ul>
  );
}
