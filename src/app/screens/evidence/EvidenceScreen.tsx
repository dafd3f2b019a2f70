import {
  evidenceError,
  evidenceKinds,
  evidenceRates,
  evidenceShare,
} from '../../../metrics/evidence-quality/definitions';
import { evidenceQuality } from '../../../metrics/evidence-quality/evidence-mix';
import { measureAll } from '../../../metrics/rate/measure-all';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { AgeSection } from './AgeSection';
import { CompletenessBySection } from './CompletenessBySection';
import { CompletenessSection } from './CompletenessSection';
import { EvidenceHead } from './EvidenceHead';
import { readBundles } from '../../../metrics/in-view/bundles';
import { EvidenceShares } from './EvidenceShares';
import { MixSection } from './MixSection';

/** What the proposals rest on, whether poor evidence goes with errors, and what the log leaves out. */
export default function EvidenceScreen() {
  const selection = useSelection();
  const rates = useQuery(
    async (query, signal) => {
      const found = await measureAll(query, evidenceRates, selection, 'all', signal);
      return evidenceKinds.map((kind) => ({
        kind,
        share: found[evidenceShare[kind].id]![0]!,
        error: found[evidenceError[kind].id]![0]!,
      }));
    },
    [selection],
  );
  const quality = useQuery(
    async (query, signal) => {
      const found = await evidenceQuality(query, selection, 'release', signal);
      const order = (await readBundles(query, signal)).map(({ release }) => release);
      const place = ({ key }: { key: string }) => {
        const at = order.indexOf(key);
        return at < 0 ? order.length : at;
      };
      return { ...found, mix: [...found.mix].sort((a, b) => place(a) - place(b)) };
    },
    [selection],
  );
  return (
    <>
      <section>
        <Answered answer={rates} height={150} what="Evidence">
          {(value) => <EvidenceHead found={value} />}
        </Answered>
      </section>
      <div className="part-sections">
        <Answered answer={rates} height={700} what="The shares by evidence">
          {(value) => <EvidenceShares found={value} />}
        </Answered>
      </div>
      <section>
        <Answered answer={quality} height={300} what="The mix of sources">
          {(value) => <MixSection quality={value} />}
        </Answered>
      </section>
      <section>
        <Answered answer={quality} height={260} what="The age of evidence">
          {(value) => <AgeSection quality={value} />}
        </Answered>
      </section>
      <CompletenessSection selection={selection} />
      <CompletenessBySection selection={selection} />
    </>
  );
}
