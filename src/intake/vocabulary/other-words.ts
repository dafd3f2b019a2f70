import { Phrases, setOf, WordCutter } from './words';

const levels = () =>
  new Phrases<string>()
    .add('info | informational | information | informative | sev info', 'info')
    .add('low | lo | niedrig | gering | faible | bajo | baja | basso | 低', 'low')
    .add('medium | med | mid | moderate | mittel | moyen | moyenne | medio | media | 中', 'medium')
    .add('high | hi | hoch | eleve | elevee | alto | alta | haut | 高', 'high')
    .add('critical | crit | kritisch | critique | critico | critica | 重大 | 緊急', 'critical');

/** Words of the smaller closed lists, by field: whole words, in any place of a phrase that says nothing else. */
const fields: Readonly<Record<string, Phrases<string>>> = {
  status: new Phrases<string>()
    .add(
      'partial | partially | partly | teilweise | partiel | partially complete | partially completed | partial success',
      'partial',
    )
    .add('unsupported | not supported', 'unsupported')
    .add('not found | does not exist | nicht gefunden | introuvable | no encontrado', 'does_not_exist')
    .add(
      'fail | fails | failed | failure | unsuccessful | not successful | fehlgeschlagen | gescheitert | echec | echoue | fallido | fallo | 失敗',
      'failure',
    )
    .add('error | errors | errored | fehler | erreur | エラー', 'error')
    .add(
      `success | successful | successfully | succeed | succeeds | succeeded | complete | completed | done | executed | ok | yes | true
       erfolgreich | erfolg | erledigt | ausgefuhrt | reussi | succes | execute | exitoso | exito | completado | ejecutado | 成功 | 完了`,
      'success',
    ),
  executor: new Phrases<string>()
    .add(
      'human | analyst | manual | manually | person | operator | manuell | mensch | manuel | humain | humano | manual user | 手動',
      'human',
    )
    .add('agent | ai agent | bot | ki agent', 'agent')
    .add(
      'auto | automatic | automatically | automated | automation | soar | playbook | automatisch | automatique | automatico | 自動',
      'automation',
    ),
  risk_level: levels(),
  severity: levels(),
  'resource.criticality': levels().add('crown jewel | crown jewels | crown', 'critical'),
  'policy.outcome': new Phrases<string>()
    .add('two person | two person approval | require two person', 'require_two_person')
    .add(
      'approval | require approval | requires approval | approval required | needs approval | require approver',
      'require_approval',
    )
    .add(
      'deny | denied | denies | disallow | disallowed | not allowed | not permitted | forbidden | rejected | reject | blocked | block | verweigert | refuse | denegado',
      'deny',
    )
    .add(
      'allow | allowed | allows | permit | permitted | permits | approved | approve | granted | erlaubt | autorise | permitido',
      'allow',
    )
    .add('error | errored', 'error'),
  environment: new Phrases<string>()
    .add('prod | live | production', 'production')
    .add('stage | stg | staging', 'staging')
    .add('qa | dev | test | testing | development', 'test'),
};

/** Asked where no word of the list is said. */
const codes: Readonly<Record<string, string>> = {
  ...{ p1: 'critical', p2: 'high', p3: 'medium', p4: 'low' },
  ...{ sev1: 'critical', sev2: 'high', sev3: 'medium', sev4: 'low' },
};

const turning = setOf('not no never non without nicht kein keine ne pas sans sin un in');
const cutter = new WordCutter(Object.values(fields).flatMap((phrases) => [...phrases.words()]));

/** Our word of a smaller list; nothing where two are said, or one with a negation. */
export function otherWordOf(path: string, theirs: string): string | undefined {
  const phrases = fields[path];
  if (phrases === undefined) return undefined;
  const words = cutter.cut(theirs).map(({ text }) => text);
  const told = new Set<string>();
  for (let at = 0; at < words.length;) {
    const found = phrases.at(words, at);
    if (found !== undefined) told.add(found.meaning);
    else if (turning.has(words[at]!)) return undefined;
    at += found?.length ?? 1;
  }
  if (told.size === 0 && path === 'severity')
    for (const word of words) if (codes[word] !== undefined) told.add(codes[word]);
  return told.size === 1 ? [...told][0] : undefined;
}
