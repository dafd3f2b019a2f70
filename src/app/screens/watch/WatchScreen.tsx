import { StateBlock } from '../../../charts/states/StateBlock';

export default function WatchScreen() {
  return <StateBlock kind="loading" title="Reading" height={480} />;
}
