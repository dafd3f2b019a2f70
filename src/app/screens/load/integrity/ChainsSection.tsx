import { Section } from '../../../parts/Section';
import { count, counted } from '../../../../words/format';
import type { ChainCheck, Integrity } from '../../../../intake/integrity/check-chains';
import { isBroken } from '../../../../readiness/controls/judge-chain';
import type { LoadAccount } from '../../../../intake/loading/account';
import {
  breakWords,
  chainSentence,
  checkpointSentence,
  placeWords,
} from '../../../../answers/integrity-of-logs/chain-words';

const shownBreaks = 50;

/** Hash chains of attested records: whether the logs are as they were written, and how far that proves it. */
export function ChainsSection({ account }: { account: LoadAccount }) {
  const { integrity, files } = account;
  const nameOf = (index: number) => files[index]?.name ?? `file ${index + 1}`;
  return (
    <Section
      title="Hash chains"
      sub="Fingerprints recomputed, links followed, sequence and order checked, and the RFC 6962 root compared with each checkpoint."
    >
      {integrity === null ? (
        <p className="lede">
          Not measurable: no record carries an attestation, so nothing shows whether these logs were changed
          after they were written.
        </p>
      ) : (
        <Chains integrity={integrity} nameOf={nameOf} />
      )}
    </Section>
  );
}

type FileName = (index: number) => string;

function Chains({ integrity, nameOf }: { integrity: Integrity; nameOf: FileName }) {
  const { chains, chainCount } = integrity;
  return (
    <>
      <ul className="chains">
        {chains.map((chain) => (
          <Chain key={chain.chain} chain={chain} nameOf={nameOf} />
        ))}
      </ul>
      {chainCount > chains.length && (
        <p className="fignote">
          {count(chains.length)} of {counted(chainCount, 'chain')}, broken ones first.
        </p>
      )}
      <p className="fignote">
        A chain inside the exported files shows accidental or partial change only: whoever rewrites everything
        can rebuild it. It proves something only against a checkpoint that you kept elsewhere, and a cut-off
        tail is seen only with one.
      </p>
    </>
  );
}

function Chain({ chain, nameOf }: { chain: ChainCheck; nameOf: FileName }) {
  const { breaks, breakCount } = chain;
  return (
    <li>
      <b>{isBroken(chain) ? 'Broken' : 'Whole'}</b>
      <div>
        <b className="mono">{chain.chain}</b>
        <p>
          <b>{chainSentence(chain, nameOf)}</b> {checkpointSentence(chain)}
          {chain.hasNoHead &&
            ' Its beginning is not in these files: it is part of a longer chain, or was cut off.'}
          {chain.overlapping > 0 &&
            ` ${counted(chain.overlapping, 'line')} ${chain.overlapping === 1 ? 'repeats' : 'repeat'} a record of another file, counted once.`}
        </p>
        {breakCount > 0 && (
          <details>
            <summary>
              List {breakCount > shownBreaks ? `the first ${count(shownBreaks)} of ` : ''}
              {counted(breakCount, 'break')}
            </summary>
            <ul className="small">
              {breaks.slice(0, shownBreaks).map((each, place) => (
                <li key={place}>
                  {placeWords(each, nameOf)}
                  {each.sequence !== null && `, sequence ${count(each.sequence)}`}: {breakWords(each)}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  );
}
