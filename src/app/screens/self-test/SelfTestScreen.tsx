import { StateBlock } from '../../../charts/states/StateBlock';

export default function SelfTestScreen() {
  return <StateBlock kind="loading" title="Reading" height={480} />;
}
