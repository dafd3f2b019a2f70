import { StateBlock } from '../../charts/states/StateBlock';
import { sliceStore } from '../../session/slice-store';

/** What a section says when the filters leave it nothing to count. */
export function NothingInSlice({ title, detail }: { title: string; detail: string }) {
  return (
    <StateBlock
      kind="empty"
      title={title}
      detail={detail}
      action={{ label: 'Reset the filters', onPress: () => sliceStore.getState().clear() }}
      height={160}
    />
  );
}
