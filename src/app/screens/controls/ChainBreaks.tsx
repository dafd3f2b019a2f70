import { capital, count } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import { useSession } from '../../../session/session';
import {
  breakWords,
  chainSentence,
  checkpointSentence,
  placeWords,
} from '../../../answers/integrity-of-logs/chain-words';

const most = 20;

/** What was found of each hash chain, with the lines where it breaks. */
export function ChainBreaks() {
  const account = useSession((session) => session.account);
  const nameOf = (file: number) => account?.files[file]?.name ?? `file ${file + 1}`;
  const chains = account?.integrity?.chains ?? [];
  return (
    <ul className="cases">
      {chains.map((chain) => (
        <li key={chain.chain}>
          <Mark kind={chain.breakCount > 0 ? 'wrong' : 'truth'} />
          <span>
            <span className="mono">{chain.chain}</span>: {chainSentence(chain, nameOf)}{' '}
            {checkpointSentence(chain)}
            {chain.breaks.length > 1 && (
              <ul>
                {chain.breaks.slice(0, most).map((each) => (
                  <li key={`${each.file} ${each.line}`}>
                    {capital(placeWords(each, nameOf))}: {breakWords(each)}
                  </li>
                ))}
              </ul>
            )}
            {chain.breakCount > most && <span className="q">{count(chain.breakCount - most)} more.</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
