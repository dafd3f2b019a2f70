import type { verdicts } from '../../records/vocabulary';
import { Phrases, setOf } from './words';

type Verdict = (typeof verdicts)[number];

export interface VerdictTerm {
  readonly ours: Verdict;
  /** `sure`: says it whatever else is written beside it. `plain`: only where nothing unknown is in its clause. */
  readonly strength: 'sure' | 'plain' | 'emphasis';
  /** Says that the act was hostile: never beside `benign`. */
  readonly isHostile?: boolean;
}

/** Closing words of tools and of people, in English, German, French, Spanish, Italian, Portuguese, Dutch, Japanese. */
export const verdictTerms = new Phrases<VerdictTerm>()
  .add(
    `true positive | true positives | truepositive | truepositives | threat mitigated | threat handled
     richtig positiv | richtigpositiv | echt positiv | echtpositiv | wahr positiv | richtiger alarm
     vrai positif | vrais positifs | verdadero positivo | verdaderos positivos | positivo verdadero | positivo real
     vero positivo | veri positivi | verdadeiro positivo | verdadeiros positivos | echt positief
     真陽性 | 正検知 | 正しい検知 | 正检 | トゥルーポジティブ | 真のアラート`,
    { ours: 'true_positive', strength: 'sure' },
  )
  .add(
    `tp | tps | real | genuine | actual | echt | echter | echte | echtes | reel | reelle | veritable | 本物 | 本物の | 実際の`,
    { ours: 'true_positive', strength: 'plain' },
  )
  .add(
    `malicious | confirmed bad | known bad | confirmed phishing | confirmed malware | confirmed ransomware | malicious activity | malicious user activity | attack | breach | compromise | compromised | intrusion | threat
     compromised account | compromised user | multi staged attack | confirmed compromise | confirmed user compromised
     bosartig | bosartige aktivitat | schadlich | angriff | einbruch | kompromittiert | kompromittierung | sicherheitsvorfall bestatigt
     malveillant | malveillante | activite malveillante | attaque | compromis | compromission | menace
     malicioso | maliciosa | actividad maliciosa | ataque | intrusion confirmada | comprometido | comprometida | amenaza
     malevolo | attacco | 攻撃 | 悪性 | 悪意あり | 悪意のある | 悪意のある活動 | 侵害 | 侵入 | 脅威`,
    { ours: 'true_positive', strength: 'plain', isHostile: true },
  )
  .add(
    `confirmed | bestatigt | bestatigter | bestatigte | confirme | confirmee | confirmado | confirmada | confermato
     確認済み | 確認済 | 確認された | 確認`,
    { ours: 'true_positive', strength: 'emphasis' },
  )
  .add(
    `benign positive | benign positives | benignpositive | benign true positive | benign true positives | true positive benign
     true benign | true positive but benign | benign activity | informational expected activity | expected activity
     confirmed activity | confirmed user activity | line of business application
     expected behavior | expected behaviour | suspicious but expected | authorized activity | authorised activity | approved activity
     legitimate activity | legit activity | legitimate user activity | business as usual | normal activity | admin activity
     gutartig positiv | richtig positiv gutartig | erwartetes verhalten | erwartete aktivitat | legitime aktivitat
     erlaubte aktivitat | autorisierte aktivitat | gewolltes verhalten | regulare aktivitat
     positif benin | vrai positif benin | vrai positif legitime | activite legitime | activite autorisee | activite attendue
     comportement attendu | comportement normal | positivo benigno | verdadero positivo benigno | positivo verdadero benigno
     actividad legitima | actividad autorizada | actividad esperada | comportamiento esperado | comportamiento normal
     positivo benigno confirmado | attivita legittima | attivita autorizzata | atividade legitima | atividade autorizada
     良性陽性 | 良性の真陽性 | 正規の操作 | 正規の活動 | 正当な操作 | 正当な活動 | 想定内 | 想定内の動作 | 想定された動作
     許可された操作 | 許可済みの操作 | 業務上の操作 | 業務利用 | 通常業務`,
    { ours: 'benign_positive', strength: 'sure' },
  )
  .add(
    `btp | btps | bp | benign | expected | legit | legitimate | authorized | authorised | sanctioned | permitted
     gutartig | gutartige | gutartiger | erwartet | legitim | autorisiert | erlaubt | genehmigt | gewollt
     benin | benigne | legitime | autorise | autorisee | attendu | benigno | benigna | legitimo | legitima
     autorizado | autorizada | esperado | esperada | legittimo | autorizzato | 良性 | 正規 | 正当 | 許可済み | 想定通り`,
    { ours: 'benign_positive', strength: 'plain' },
  )
  .add(
    `false positive | false positives | falsepositive | falsepositives | false alarm | false alarms | falsealarm | false alert
     false detection | falsch positiv | falschpositiv | falsch positive | falsch positives | falscher alarm | fehlalarm | fehlalarme
     falschalarm | fehlerkennung | fehldetektion | faux positif | faux positifs | fausse alerte | fausse alarme | fausse detection
     falso positivo | falsos positivos | positivo falso | falsa alarma | falsas alarmas | falsi positivi | falso allarme
     falso alarme | vals positief | vals alarm | 誤検知 | 誤検出 | 過検知 | 過剰検知 | 偽陽性 | 誤報 | 误报 | フォールスポジティブ`,
    { ours: 'false_positive', strength: 'sure' },
  )
  .add(
    `fp | fps | harmless | noise | not malicious | nothing malicious | nothing malicious found | nothing there | nothing found
     was nothing | nothing suspicious | nothing suspicious found | no threat | no threats | no threat found | no threats found
     no threat detected | no threat identified | no malware found | no malicious activity | no malicious activity found
     no evidence of compromise | no evidence of malicious activity | no attack | no incident | not an incident | not an attack
     not a threat | not a security incident | not real | not a real attack | not a real incident | not a real threat | unreal
     clean | harmlos | unbedenklich | nicht bosartig | kein angriff | keine bedrohung | kein vorfall | kein sicherheitsvorfall
     inoffensif | sans danger | non malveillant | pas malveillant | pas une attaque | pas dattaque | aucune menace
     inofensivo | no malicioso | no maliciosa | no es malicioso | ninguna amenaza | sin amenaza | no es un ataque
     非 悪性 | 無害 | 悪意なし | 脅威なし | 攻撃ではない | 攻撃でない`,
    { ours: 'false_positive', strength: 'plain' },
  )
  .add(
    `undetermined | unconfirmed | not confirmed | not yet confirmed | never confirmed | non confirmed | no threat confirmed | no attack confirmed
     no compromise confirmed | unknown | unclear | not clear | inconclusive | indeterminate | indeterminable | undecided
     could not tell | could not determine | could not confirm | could not be confirmed | could not be determined
     cannot tell | cannot determine | cannot confirm | unable to determine | unable to confirm | unable to verify | unverified
     not determined | insufficient data | insufficient evidence | insufficient information | not enough data
     not enough data to validate | not enough information | other | not resolved | no verdict
     unbestatigt | nicht bestatigt | unklar | unbekannt | unbestimmt | ungeklart | nicht eindeutig | nicht geklart | bedrohung nicht bestatigt | sonstiges | sonstige
     nicht feststellbar | non confirme | non confirmee | pas confirme | indetermine | indeterminee | inconnu | autre | autres
     non concluant | non determine | no confirmado | no confirmada | sin confirmar | indeterminado | indeterminada | desconocido
     otro | otros | no concluyente | no determinado | non confermato | indeterminato | sconosciuto | nao confirmado | desconhecido
     不明 | 未確認 | 未確定 | 未判定 | 判定不能 | 判断不能 | 判断できず | 確認できず | その他 | 不確定`,
    { ours: 'undetermined', strength: 'plain' },
  )
  .add(
    `duplicate | duplicates | duplicated | dup | duplicate incident | duplicate alert | already reported
     duplikat | dublette | doppelt | bereits gemeldet | doublon | doublons | duplique | duplicado | duplicada | duplicados
     duplicato | 重複 | 重複アラート | 重複インシデント`,
    { ours: 'duplicate', strength: 'sure' },
  )
  .add(
    `test | tests | testing | test alert | security test | security testing | pentest | pen test | pentesting | penetration test
     penetration testing | red team | redteam | red teaming | purple team | exercise | drill | fire drill | simulation
     simulated | simulated attack | phishing simulation | attack simulation | tabletop | benign test
     ubung | testalarm | sicherheitstest | penetrationstest | ubungsalarm | phishing ubung | exercice | test dintrusion
     test de penetration | exercice de securite | prueba | pruebas | prueba de penetracion | prueba de seguridad | simulacro | ejercicio
     simulacion | prova | esercitazione | テスト | 演習 | 訓練 | 侵入テスト | ペネトレーションテスト | 模擬攻撃 | セキュリティテスト`,
    { ours: 'test', strength: 'plain' },
  );

/** What may follow a truth and says nothing against it. */
export const aftermath = new Phrases<true>().add(
  ['', 'further ', 'more ']
    .flatMap((much) =>
      ['action', 'impact', 'damage', 'remediation', 'response', 'actions'].flatMap((what) =>
        [
          '',
          ' needed',
          ' required',
          ' necessary',
          ' taken',
          ' is needed',
          ' is required',
          ' was needed',
          ' was taken',
        ].map((verb) => `no ${much}${what}${verb}`),
      ),
    )
    .join('|'),
  true,
);

/** Beside a truth these turn it round. */
export const negations = setOf(`
  not no never nor none non nothing nobody without neither cannot cant hardly barely isnt wasnt arent werent dont doesnt
  didnt wont hasnt havent couldnt wouldnt shouldnt nicht kein keine keinen keiner keinem nie niemals ohne
  ne nest pas sans aucun aucune jamais ni sin nunca ningun ninguna nao senza
  excluded ausgeschlossen ecarte ecartee infirme infirmee descartado descartada descartado esclusa escluso
  否定 否認 除外 なし ない ではない でない じゃない ません ではありません ではなく なかった 無し 非`);

/** Beside a truth these leave it open. */
export const hedges = setOf(`
  pending await awaiting waiting requested required requires needs maybe perhaps possible possibly probable probably likely
  unlikely suspected allegedly partly partial partially almost nearly but except unless until if tbc tbd potential potentially
  score scored rating rate ratio share count subject ish think thinks thought half halfway believed appears seems predicted prediction default presumed presumably unverifiable apparently candidate candidates preliminary provisional initially originally formerly misconfiguration misconfigured tentative tentatively assumed recheck reopened check verify versus vs or
  kandidat vorlaufig zunachst ursprunglich fehlkonfiguration konfigurationsfehler candidat provisoire initialement verifier confirmer attente verificar confirmar pendiente prufen prufung ausstehend candidato provisional preliminar inicialmente
  moglich moglicherweise vielleicht wahrscheinlich vermutlich verdacht mutmasslich oder aber evtl eventuell
  probablement possiblement peut etre suppose presume ou mais posible posiblemente probablemente quizas tal vez supuesto presunto
  旧 仮 推定 推測 思われる 疑われる らしい 見られる 疑い 可能性 おそらく 多分 かもしれない 恐らく 要確認`);

/** Beside a true positive or an approval these take it back or doubt it; beside a false one they say why it was raised. */
export const retractions = setOf(`
  unsure uncertain unconvinced unconvincing doubt doubts doubtful doubted dubious questionable questioned disputed dispute
  contested challenged disagreed disagree disagrees overturned overruled reversed reclassified recategorized retracted withdrawn revoked rescinded
  corrected changed downgraded dismissed rejected refuted disproved disproven debunked incorrect incorrectly wrong wrongly
  mistaken mistakenly mistake erroneous erroneously error misclassified mislabeled mislabelled miscategorized inaccurate invalid
  guess guessed speculative theoretical reverted cancelled canceled superseded void voided regretted
  proxy conditional conditionally conditions reservation reservations caveat caveats blind blindly unread unseen
  unsicher zweifel zweifelhaft fraglich strittig umstritten widerrufen zuruckgenommen zuruckgezogen verworfen abgelehnt rejete rejetee rechazado rechazada retenu revidiert korrigiert
  umklassifiziert irrtumlich irrtum falschlich falsch falsche falscher angezweifelt widerlegt
  incertain incertaine doute doutes douteux douteuse errone erronee erreur conteste contestee reclasse reclassee annule annulee
  incierto incierta duda dudas dudoso dudosa erroneo erronea error reclasificado revocado anulado anulada
  incerto incerta dubbio dubbi errato duvida duvidoso errado onzeker twijfel
  誤り 誤って 間違い 取り消し 取消 訂正 撤回 疑問 疑わしい 不確か`);

/** Says nothing by itself. */
export const fillers = setOf(`
  a an the it its is was were be been as by to of in on for with and this that these closed close closing resolved resolution
  done complete completed final status state marked classified classification determined verdict disposition result case alert
  incident finding detection event security threat threats attack attacks code reason label found actually indeed truly
  der die das ein eine einer eines ist war als und geschlossen gelost fall alarm vorfall sicherheitsvorfall ergebnis wurde
  le la les un une est etait comme et du de des clos cloture ferme resolu incident alerte securite
  el los las una es era como y del cerrado cerrada resuelto incidente alerta seguridad il lo uno e come chiuso risolto
  の は が を に で と として 判定 判断 クローズ 完了 済み 済 インシデント アラート です でした だった した 検知 結果 対応`);
