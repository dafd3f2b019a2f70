import { describe, expect, expectTypeOf, it } from 'vitest';
import type { AttestationFields } from '../../../src/app/state/attestations';
import type { CompositionFields, SaltFields } from '../../../src/app/state/composition';
import type { ConsoleFields } from '../../../src/app/state/console';
import type { CriteriaFields } from '../../../src/app/state/criteria';
import type { CriteriaDraftFields } from '../../../src/app/state/criteria-draft';
import type { MarksFields } from '../../../src/app/state/marks';
import type { NamedViewsFields } from '../../../src/app/state/named-views';
import type { NamesFields } from '../../../src/app/state/names';
import type { Preferences } from '../../../src/app/state/preferences';
import type { ReportsFields } from '../../../src/app/state/reports';
import type { SessionFields } from '../../../src/app/state/session';
import { travel } from '../../../src/app/state/travel';
import type { ViewFields } from '../../../src/app/state/view';
import type { WhatIfFields } from '../../../src/app/state/what-if';

interface Stores {
  preferences: Preferences;
  criteria: CriteriaFields;
  criteriaDraft: CriteriaDraftFields;
  attestations: AttestationFields;
  composition: CompositionFields;
  salt: SaltFields;
  reports: ReportsFields;
  session: SessionFields;
  console: ConsoleFields;
  marks: MarksFields;
  names: NamesFields;
  views: NamedViewsFields;
  view: ViewFields;
  whatIf: WhatIfFields;
}

type FieldNames<All> = { readonly [Store in keyof All]: keyof All[Store] };

describe('where fields may travel', () => {
  it('names the fields of every store, and no other', () => {
    expectTypeOf<FieldNames<typeof travel>>().toEqualTypeOf<FieldNames<Stores>>();
    expect(Object.values(travel).every((store) => Object.keys(store).length > 0)).toBe(true);
  });

  it('keeps in the browser what names people or undoes a pseudonym', () => {
    for (const places of [travel.names.shown, travel.salt.salt, travel.marks.marks, travel.console.history]) {
      expect(places).not.toContain('url');
      expect(places).not.toContain('report');
    }
    expect(travel.names.shown).toEqual(['screen']);
  });
});
