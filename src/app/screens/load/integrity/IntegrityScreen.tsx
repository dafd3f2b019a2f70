import { count, percent } from '../../../../words/format';
import type { ChainCheck, Integrity } from '../../../../intake/integrity/check-chains';
import { coverageOf } from '../../../../intake/integrity/coverage';
import type { LoadAccount } from '../../../../intake/loading/account';
import { rowsRead } from '../../../../intake/loading/account-totals';
import { ChainsSection } from './ChainsSection';
import { CloudTrailSection } from './CloudTrailSection';
import { integrityHeadline } from '../../../../answers/integrity-of-logs/integrity-headline';
import { ProofSection } from './ProofSection';
import { SignatureSection } from './SignatureSection';
import './integrity.css';

/** Whether the logs are as they were written: what is verified, broken, uncovered, and what that proves. */
export default function IntegrityScreen({ account }: { account: LoadAccount }) {
  const { integrity } = account;
  const read = rowsRead(account.files);
  const nameOf = (file: number) => account.files[file]?.name ?? `file ${file + 1}`;
  return (
    <div className="integrity">
      <section>
        <p className="eyebrow">Integrity</p>
        <h1 className="verdict md">{integrityHeadline(integrity, read, nameOf)}</h1>
      </section>
      {integrity !== null && <Shares integrity={integrity} read={read} />}
      <ChainsSection account={account} />
      {integrity !== null && <SignatureSection />}
      {integrity !== null && <ProofSection integrity={integrity} />}
      <CloudTrailSection />
      <WhatItProves />
    </div>
  );
}

/** Records of the chain that a rebuilt checkpoint covers. */
const sealed = ({ checkpoints }: ChainCheck) =>
  Math.max(0, ...checkpoints.filter(({ state }) => state === 'rebuilt').map(({ treeSize }) => treeSize));

function Shares({ integrity, read }: { integrity: Integrity; read: number }) {
  const { chains } = integrity;
  const { uncovered } = coverageOf(integrity, read);
  const of = (part: number, whole: number) =>
    whole === 0 ? 'none' : `${percent(part / whole)} (${count(part)})`;
  return (
    <section>
      <div className="head">
        <h2>Verified, broken, uncovered</h2>
        <p className="sub">
          Verified: the content fits its fingerprint and its place. Under a checkpoint: also part of a root
          that was kept, and rebuilt here.
        </p>
      </div>
      <div className="scroll">
        <table className="account">
          <thead>
            <tr>
              <th scope="col">Chain</th>
              <th scope="col" className="num">
                Records
              </th>
              <th scope="col" className="num">
                Verified
              </th>
              <th scope="col" className="num">
                Broken
              </th>
              <th scope="col" className="num">
                Under a checkpoint
              </th>
            </tr>
          </thead>
          <tbody>
            {chains.map((chain) => (
              <tr key={chain.chain}>
                <th scope="row" className="mono">
                  {chain.chain}
                </th>
                <td className="num">{count(chain.records)}</td>
                <td className="num">{of(chain.valid, chain.records)}</td>
                <td className="num">{of(chain.records - chain.valid, chain.records)}</td>
                <td className="num">{of(Math.min(sealed(chain), chain.records), chain.records)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Records without an attestation</th>
              <td className="num">{count(uncovered)}</td>
              <td colSpan={3} className="q">
                uncovered, {percent(uncovered / Math.max(1, read))} of all that was read: nothing shows
                whether they were changed
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function WhatItProves() {
  return (
    <section>
      <div className="head">
        <h2>What this proves, and what not</h2>
      </div>
      <ul className="proves">
        <li>
          A chain inside the exported files shows accidental or partial change only: whoever rewrites
          everything can rebuild it.
        </li>
        <li>
          It proves something only against a checkpoint that you kept elsewhere, out of reach of whoever could
          change the logs.
        </li>
        <li>
          A cut-off tail is seen only with a checkpoint that covers it. What came after the last checkpoint
          can be cut without a trace.
        </li>
        <li>
          A signature shows that the holder of a key signed a fingerprint. It does not show who holds the key,
          nor when it was signed.
        </li>
        <li>None of it shows that what was logged is true, or that everything that happened was logged.</li>
      </ul>
    </section>
  );
}
