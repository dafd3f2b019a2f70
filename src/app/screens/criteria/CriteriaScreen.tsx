import { StateBlock } from '../../../charts/states/StateBlock';

export default function CriteriaScreen() {
  return <StateBlock kind="loading" title="Reading" height={480} />;
}
