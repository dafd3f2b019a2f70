import { SectionHead } from '../../parts/Section';
import { useDeferredValue, useEffect, useState } from 'react';
import { count } from '../../../words/format';
import { agentErrors } from '../../../metrics/shares/agent-errors';
import { coverage } from '../../../metrics/shares/coverage';
import { knownMisses } from '../../../metrics/shares/known-misses';
import { everyRate } from '../../../metrics/catalogue';
import { sideRates } from '../../../metrics/every-definition';
import { evidenceRates } from '../../../metrics/evidence-quality/definitions';
import { auditFields } from '../../../metrics/log-completeness/fields';
import { everyPage } from '../../../metrics/pages/every-page';
import { intervalWords } from '../../../metrics/pages/rates';
import { unmeasurableHere, type RateDefinition } from '../../../metrics/rate/definition';
import { testRates } from '../../../metrics/tests/definitions';
import { useHelp } from '../../../session/help';
import { usePreferences } from '../../../session/preferences';
import { useSelection } from '../../../session/slice-store';
import { DefinitionEntry, type Entry } from './DefinitionEntry';
import { HowToRead } from './HowToRead';
import { VerdictRules } from './VerdictRules';
import './definitions.css';

const ofRate = (definition: RateDefinition): Entry => ({
  ...definition,
  interval: intervalWords[definition.interval],
  notMeasurable: unmeasurableHere(definition),
  rate: definition,
});
const shares = new Set([...everyRate, ...sideRates].map(({ id }) => id as string));

const ofTests = (definition: RateDefinition) => definition.population === 'test';
const groups: readonly { id: string; title: string; entries: readonly Entry[] }[] = [
  {
    id: 'kpis',
    title: 'Shares, in production',
    entries: [
      ...everyRate.filter((definition) => !ofTests(definition)),
      agentErrors,
      coverage,
      knownMisses,
    ].map(ofRate),
  },
  {
    id: 'others',
    title: 'Measures that are no plain share',
    entries: everyPage.filter(({ id }) => !shares.has(id)),
  },
  {
    id: 'tests',
    title: 'Tests, never mixed with production',
    entries: [...everyRate.filter(ofTests), ...testRates].map(ofRate),
  },
  { id: 'evidence', title: 'Evidence quality', entries: evidenceRates.map(ofRate) },
  {
    id: 'completeness',
    title: 'Completeness of audit fields',
    entries: auditFields.map(({ definition }) => ofRate(definition)),
  },
];
const all = groups.reduce((sum, { entries }) => sum + entries.length, 0);

const holds = (entry: Entry, words: readonly string[]) => {
  const text =
    `${entry.id} ${entry.title} ${entry.question} ${entry.numerator} ${entry.denominator}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

/** What every measure counts, over what, what it leaves out, and the SQL that does it. */
export default function DefinitionsScreen() {
  const selection = useSelection();
  const [text, setText] = useState('');
  const depth = usePreferences((preferences) => preferences.depth);
  const sought = useHelp((help) => help.sought);
  useEffect(() => {
    if (sought !== null) document.getElementById(sought)?.scrollIntoView({ block: 'start' });
    return () => useHelp.setState({ sought: null });
  }, [sought]);
  const words = useDeferredValue(text).toLowerCase().split(/\s+/).filter(Boolean);
  const found = groups
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => holds(entry, words)) }))
    .filter(({ entries }) => entries.length > 0);
  const shown = found.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <>
      <section>
        <h1 className="verdict">What every number means, in one plain sentence.</h1>
        <p className="lede">
          {count(all)} measures. Under “How it is counted” each says what it counts and what it leaves out,
          with the SQL that the screens run.
        </p>
        <HowToRead selection={selection} />
        <label className="definition-search">
          Find a measure
          <input
            type="search"
            value={text}
            maxLength={80}
            onChange={(event) => setText(event.target.value)}
          />
          <span role="status" className="q">
            {words.length > 0 && `${count(shown)} of ${count(all)}`}
          </span>
        </label>
      </section>
      {words.length === 0 && <VerdictRules isOpen={depth === 'full'} />}
      {found.length === 0 && <p className="definition-none">No measure has these words.</p>}
      {found.map(({ id, title, entries }) => (
        <section key={id}>
          <SectionHead title={title} sub={count(entries.length)} />
          <div className="definitions">
            {entries.map((entry) => (
              <DefinitionEntry
                key={entry.id}
                entry={entry}
                selection={selection}
                isOpen={depth === 'full' || entry.id === sought}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
