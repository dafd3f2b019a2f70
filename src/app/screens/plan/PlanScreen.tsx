import { StateBlock } from '../../../charts/states/StateBlock';

export default function PlanScreen() {
  return <StateBlock kind="loading" title="Reading" height={480} />;
}
