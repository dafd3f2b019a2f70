import { useMemo } from 'react';
import { pseudonym, useNames } from '../../../session/names';
import type { FoundRecord } from '../../../answers/decisions/decision-path';
import { nameHider } from '../../../words/hide-names';

/** How the people of these records are shown: by name, or `hide` puts their pseudonyms. */
export function useRecordNames(records: readonly FoundRecord[]): {
  shown: boolean;
  hide: (text: string) => string;
} {
  const shown = useNames((names) => names.shown);
  const hide = useMemo(() => {
    const people = records.flatMap(({ record }) =>
      record.event_type === 'review' && record.reviewer ? [record.reviewer.uid] : [],
    );
    return shown ? (text: string) => text : nameHider(people, pseudonym);
  }, [shown, records]);
  return { shown, hide };
}
