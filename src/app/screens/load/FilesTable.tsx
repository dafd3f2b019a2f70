import { bytes } from '../../../words/format';
import type { FileAccount } from '../../../intake/loading/account';
import { countsOf, totalOf } from '../../../intake/loading/account-totals';
import { CountCells, countHeads } from './CountCells';

const containers: Record<FileAccount['container'], string> = {
  jsonl: 'one record a line',
  'json-array': 'JSON array',
};

export function FilesTable({ files }: { files: readonly FileAccount[] }) {
  return (
    <>
      <div className="head">
        <h2>Files</h2>
        <p className="sub">
          Read = accepted + rejected + duplicate, in every row; a record rejected because another one holds
          its id is a conflict, in a column of its own. The hash is of the file as it lies on the disk.
        </p>
      </div>
      <div className="scroll">
        <table className="account">
          <thead>
            <tr>
              <th scope="col">File</th>
              {countHeads.map((head) => (
                <th key={head} scope="col" className="num">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <tr key={file.index}>
                <th scope="row">
                  <b className="mono">{file.name}</b>
                  <span className="q small">
                    {bytes(file.bytes)}, {file.imported ? file.imported.title : containers[file.container]}
                    {file.gzipped && ', gzipped'}
                  </span>
                  <span className="mono small hash">
                    {file.sha256 ? `SHA-256 ${file.sha256}` : 'SHA-256 not taken'}
                  </span>
                  {file.problem && (
                    <span className={file.imported?.format === 'table' ? 'small waiting' : 'small problem'}>
                      {file.problem}
                    </span>
                  )}
                </th>
                <CountCells counts={countsOf(file)} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All files</th>
              <CountCells counts={totalOf(files)} />
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
