import { Table } from '../../../charts/table/Table';
import { countColumns } from './CountCells';
import { SectionHead } from '../../parts/Section';
import { bytes } from '../../../words/format';
import type { FileAccount } from '../../../intake/loading/account';
import { countsOf, totalOf } from '../../../intake/loading/account-totals';

const containers: Record<FileAccount['container'], string> = {
  jsonl: 'one record a line',
  'json-array': 'JSON array',
};

export function FilesTable({ files }: { files: readonly FileAccount[] }) {
  return (
    <>
      <SectionHead
        title="Files"
        sub="Read = accepted + rejected + duplicate, in every row; a record rejected because another one holds its id is a conflict, in a column of its own. The hash is of the file as it lies on the disk."
      />
      <Table
        caption="Records by file"
        className="account"
        rows={files}
        rowKey={({ index }) => index}
        columns={[
          {
            head: 'File',
            cell: (file) => (
              <>
                <b className="mono">{file.name}</b>
                <span className="q small">
                  {bytes(file.bytes)}, {file.imported ? file.imported.title : containers[file.container]}
                  {file.gzipped && ', gzipped'}
                  {file.unpackedFrom.length > 0 && `, unpacked from ${file.unpackedFrom.join(', ')}`}
                </span>
                <span className="mono small hash">
                  {file.sha256 ? `SHA-256 ${file.sha256}` : 'SHA-256 not taken'}
                </span>
                {file.problem && (
                  <span className={file.imported?.format === 'table' ? 'small waiting' : 'small problem'}>
                    {file.problem}
                  </span>
                )}
              </>
            ),
            foot: 'All files',
          },
          ...countColumns(countsOf, totalOf(files)),
        ]}
      />
    </>
  );
}
