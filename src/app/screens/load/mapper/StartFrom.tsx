import { useState } from 'react';
import { formats } from '../../../../intake/formats/formats';
import { guessMapping } from '../../../../intake/mapper/guess';
import type { Row } from '../../../../intake/mapper/rows/path';
import { parseMapping } from '../../../../records/mapping-problems';
import { ChoiceField } from '../../../fields/ChoiceField';
import { useMapper } from '../../../../session/mapper';
import { startWith } from './map-source';

const asItIs = 'now';

/** A preset, a saved mapping, or the guesses again. */
export function StartFrom({ rows }: { rows: readonly Row[] }) {
  const source = useMapper((mapper) => mapper.source);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const start = (id: string) => {
    setProblems([]);
    if (id === 'guess') return void startWith(guessMapping(source?.name ?? 'Mapping', rows), true);
    if (id === 'native') {
      return void startWith({
        format: 'shadowproof-mapping/1',
        name: 'Log format 1.0',
        rows: { shape: 'json' },
        records: [],
        native: true,
      });
    }
    const preset = formats.find((format) => format.id === id);
    if (preset) void startWith(structuredClone(preset.mapping));
  };
  const load = async (file: File) => {
    const parsed = parseMapping(await file.text());
    setProblems(parsed.problems);
    if (parsed.mapping !== null) await startWith(parsed.mapping);
  };
  return (
    <div>
      <ChoiceField
        label="Start from"
        value={asItIs}
        choices={[
          { value: asItIs, text: 'what stands below' },
          { value: 'guess', text: 'the first guesses' },
          { value: 'native', text: 'records of the log format, for privacy only' },
          ...formats.map(({ id, title }) => ({ value: id, text: title })),
        ]}
        onChange={start}
      />
      <label className="link file-button small">
        Open a saved mapping
        <input
          type="file"
          className="vh"
          accept=".json"
          aria-label="Saved mapping"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file) void load(file);
          }}
        />
      </label>
      {problems.length > 0 && (
        <span className="bad" role="alert">
          This is no mapping: {problems.slice(0, 3).join('; ')}
        </span>
      )}
    </div>
  );
}
