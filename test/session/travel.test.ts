import { describe, expect, expectTypeOf, it } from 'vitest';
import type { AttestationFields } from '../../src/session/attestations';
import type { CompositionFields, SaltFields } from '../../src/session/composition';
import type { ConsoleFields } from '../../src/session/console';
import type { CriteriaFields } from '../../src/session/criteria';
import type { CriteriaDraftFields } from '../../src/session/criteria-draft';
import type { MarksFields } from '../../src/session/marks';
import type { NamedViewsFields } from '../../src/session/named-views';
import type { NamesFields } from '../../src/session/names';
import type { Preferences } from '../../src/session/preferences';
import type { ReportsFields } from '../../src/app/open/reports';
import type { SessionFields } from '../../src/session/session';
import { travel } from '../../src/session/travel';
import type { ViewFields } from '../../src/session/view';
import type { WhatIfFields } from '../../src/session/what-if';

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
