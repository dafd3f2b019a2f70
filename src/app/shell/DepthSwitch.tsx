import { setDepth, usePreferences } from '../../session/preferences';
import { Toggles } from '../parts/Toggles';

/** Plain words, or formulas, sources and definitions too; kept in this browser. */
export function DepthSwitch() {
  const { depth } = usePreferences();
  return (
    <span className="depth">
      <Toggles
        label="Words"
        choices={[
          { value: 'plain', words: 'Plain' },
          { value: 'full', words: 'Full' },
        ]}
        chosen={depth}
        onChange={setDepth}
      />
    </span>
  );
}
