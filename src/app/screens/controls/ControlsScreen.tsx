import { StateBlock } from '../../../charts/states/StateBlock';

export default function ControlsScreen() {
  return <StateBlock kind="loading" title="Reading" height={480} />;
}
