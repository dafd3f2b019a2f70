import '../../records/zod-without-eval';
import { doParseJob } from '../../intake/loading/parse-job';
import type { ToWorker } from '../../intake/loading/messages';
import { takeJobs } from './job-scope';

const scope = self as unknown as { onmessage: (event: MessageEvent<ToWorker>) => void };
const take = takeJobs((job, line, newWriter) => doParseJob(job, line, newWriter));

scope.onmessage = ({ data }) => take(data);
