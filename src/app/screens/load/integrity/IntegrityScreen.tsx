import { Table } from '../../../../charts/table/Table';
import { Section } from '../../../parts/Section';
import { count, percent } from '../../../../words/format';
import type { ChainCheck, Integrity } from '../../../../intake/integrity/check-chains';
import { coverageOf } from '../../../../intake/integrity/coverage';
import type { LoadAccount } from '../../../../intake/loading/account';
import { rowsRead } from '../../../../intake/loading/account-totals';
import { ChainsSection } from './ChainsSection';
import { CloudTrailSection } from './CloudTrailSection';
import { ForeignSection } from './ForeignSection';
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
      <ForeignSection account={account} />
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
    <Section
      title="Verified, broken, uncovered"
      sub="Verified: the content fits its fingerprint and its place. Under a checkpoint: also part of a root that was kept, and rebuilt here."
    >
      <Table
        caption="Records verified, broken and uncovered, by chain"
        asCards
        className="account"
        rows={chains}
        rowKey={({ chain }) => chain}
        columns={[
          { head: 'Chain', className: 'mono', cell: ({ chain }) => chain },
          { head: 'Records', number: true, cell: ({ records }) => count(records) },
          { head: 'Verified', number: true, cell: ({ valid, records }) => of(valid, records) },
          {
            head: 'Broken',
            number: true,
            cell: ({ valid, open, records }) => of(records - valid - open, records),
          },
          {
            head: 'Under a checkpoint',
            number: true,
            cell: (chain) => of(Math.min(sealed(chain), chain.records), chain.records),
          },
        ]}
        feet={
          <tr>
            <th scope="row">Records without an attestation</th>
            <td className="num">{count(uncovered)}</td>
            <td colSpan={3} className="q">
              uncovered, {percent(uncovered / Math.max(1, read))} of all that was read: nothing shows whether
              they were changed
            </td>
          </tr>
        }
      />
    </Section>
  );
}

function WhatItProves() {
  return (
    <Section title="What this proves, and what not">
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
    </Section>
  );
}
