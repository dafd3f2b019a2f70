import { StateBlock } from '../../../charts/states/StateBlock';

export default function ValueScreen() {
  return <StateBlock kind="loading" title="Reading" height={480} />;
}
