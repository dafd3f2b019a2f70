import type { actionCategories } from '../../records/vocabulary';
import { phrasesIn, Phrases, setOf } from './words';

export type Category = (typeof actionCategories)[number];

/** Names that are known as a whole. */
export const wholeActions = new Phrases<Category>()
  .add(
    `none | no action | no action needed | no action required | no action taken | nothing | do nothing | did nothing | noop | no op
     leave it | leave alone | left alone | let it be | wait | no | watch only | only watch | keep watch | monitor only
     keine aktion | keine massnahme | nichts tun | nichts | aucune action | ne rien faire | rien | ninguna accion | ninguna | no hacer nada
     対応なし | 対応不要 | 何もしない | 静観 | observed | logged only`,
    'none',
  )
  .add(
    `lift containment | lift host containment | release from isolation | release from quarantine | release from containment
     isolation aufheben | quarantane aufheben | sperre aufheben | lever le confinement | lever lisolement | levantar aislamiento
     levantar la cuarentena | 隔離 解除 | ブロック 解除 | 遮断 解除 | remove app restriction | remove restriction`,
    'restore',
  )
  .add('detected | tagged', 'detect')
  .add('get rid | page | logged | alert | alerted | call', 'notify');

/** Before the object nothing else of these counts: names of products and fixed terms that hold a verb. */
export const products = phrasesIn(
  `check point | checkpoint | carbon black | kill chain | kill switch | recorded future | black duck | any run | block kit
   code block | app block | drop box | drop zone | drop off | lock box | block letter | block quote | content block | text block | append block | insert block | edit block |
   update block | building block | calendar block | time block | eth block | sign in | search head | patch tuesday | block storage | unblock me | palo alto | lock file | read only`,
);

const verb = (base: string): string[] => {
  const stem = base.endsWith('e') ? base.slice(0, -1) : base;
  const s = /(?:s|sh|ch|x)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;
  const past = /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  return [base, s, past, `${stem}ing`];
};
/** English verbs with all their forms. */
const verbs = (bases: string) => bases.split(/\s+/).filter(Boolean).flatMap(verb).join('|');

export interface Act {
  readonly ours: Category;
  /** Only with one of these objects, or with none. */
  readonly of?: ReadonlySet<string>;
}

/** Things that a case tool keeps about its cases: what is done to them touches no host and no account. */
export const kept = setOf(`
  ticket tickets case cases incident incidents alert alerts comment comments note notes report reports tag tags label labels
  dashboard search searches query queries watchlist watchlists playbook playbooks notification notifications detection detections
  rule rules logs log view widget task tasks finding findings entry cache filter filters job jobs scan message_id workflow exclusion
  ticketnummer vorfall fall kommentar regel regla comentario caso incidente commentaire regle`);

export const credentials = setOf(`
  password passwords passwd credential credentials mfa 2fa key keys secret secrets krbtgt token tokens account accounts user users
  passwort passworter kennwort kennworter mot passe contrasena contrasenas senha パスワード pin ad force forced`);
export const accounts = setOf(`
  account accounts acct accts user users usr identity identities login logins mailbox principal role session sessions service ad entra okta azure
  aws iam konto konten benutzer compte utilisateur cuenta usuario アカウント ユーザー device screen member app application`);

/** What a tool keeps, shows or plans: `block_calendar`, `drop_table`, `remove_background` touch no host and no account. */
export const unharmed = setOf(`
  calendar calendars appointment appointments meeting meetings event events slot slots time times date dates day days seat seats room rooms
  reminder reminders todo todos invite invites invitation invitations call calls conversation conversations chat chats thread threads
  text texts quote quotes paragraph heading word words stopwords duplicate duplicates whitespace punctuation line lines font fonts color style
  table tables column columns row rows cell cells index indexes schema collection collections
  element elements field fields property properties attribute attributes option options setting settings preference preferences
  branch branches commit commits milestone pipeline story stories epic board boards
  memory memories context history bookmark bookmarks favorite favorites playlist song photo photos picture pictures video videos avatar background watermark
  product products cart basket invoice invoices budget coupon subscription subscriptions reservation reservations booking bookings
  down downs pin pins size sizes chain chains template templates layout slide slides chart charts
  kalender termin termine besprechung agenda calendrier reunion rendez calendario reunion cita`);

/** What the acts in a tool's name can be done to, beside `objects`, `accounts` and `credentials`. */
export const harmed = setOf(`
  node nodes workstation workstations laptop laptops computer computers desktop asset assets system systems vm vms pod pods workload workloads lambda
  bucket buckets volume subnet vpc vlan segment port ports interface switch router gateway firewall traffic packet packets connection connections networks
  internet egress ingress outbound inbound dns zone group groups roles permission permissions access grant grants consent cookie cookies certificate certificates
  cert admin privilege privileges membership guest guests delegation forwarding inbox person employee attacker adversary intruder
  malware threat threats virus ransomware binary binaries executable exe script scripts artifact artifacts payload attachment attachments ioc iocs indicator indicators
  observable observables sha256 sha1 md5 fqdn recipient phish phishing spam macro registry regkey persistence backdoor implant rootkit webshell
  services daemon apps applications extension extensions software image images dll driver ipv4 ipv6 cidr range asn country site sites website websites link links
  client clients resource resources target targets entity entities identities object objects program programs thing it all everything
  rechner gerat gerate datei dateien domane ordinateur ordinateurs poste postes fichier fichiers domaine courriel hote hotes
  equipo equipos maquina maquinas archivo archivos dominio dominios correo correos cuentas usuarios`);

/** Says how or by what it is done, not to what. */
export const manner = setOf(`
  now immediately asap auto automatic automatically action actions command commands cmd api tool function handler async sync bulk mass batch
  full fully selective selectively temporary temporarily permanent permanently infected compromised malicious suspicious bad remote remotely`);

/** Acts: of what they are done to, `kept` is never meant. */
export const acts = new Phrases<Act>()
  .add(
    `${verbs('isolate quarantine block sinkhole disconnect blackhole cordon blacklist blocklist denylist deny segregate')}
     | contain | contained | containing | containment | isolation | blocage | banned | banning | ban | bans
     | cut off | cut host | cut network | null route | route null | send to quarantine | shutdown system | shutdown host | shut down host | shut down system | stop instance | stop instances | power off | shut off network | take offline | took offline | lock down | lockdown
     | restrict app execution | restrict code execution | restrict network | move to junk | stop and quarantine
     | isolieren | isoliere | isoliert | isolierung | blockieren | blockiert | blockiere | abschotten | trennen | getrennt | quarantane
     | isoler | isole | isolement | isolez | bloquer | bloque | bloquez | confiner | confinement | mettre en quarantaine | quarantaine | deconnecter
     | aislar | aislado | aislamiento | bloquear | bloqueado | bloqueo | cuarentena | contener | contencion | desconectar
     | isolare | bloccare | isolar | 隔離 | 遮断 | ブロック | 封じ込め | ネットワーク 遮断 | 切断`,
    { ours: 'isolate' },
  )
  // A file is dropped somewhere, too.
  .add('drop | drops | dropped', {
    ours: 'isolate',
    of: setOf(
      'ip ips host hosts address addresses domain domains url urls network networks traffic packet packets connection connections session sessions firewall mail mails email emails port ports',
    ),
  })
  .add(
    `${verbs('revoke kill delete remove purge evict terminate expel eradicate offboard wipe uninstall')}
     | killprocess | taskkill | pkill | get rid of | got rid of | log off | logoff | log out | sign out | signout | logged off | signed out | force logout | pull mail | pull email | pull message | pulled mail | claw back | recall email
     | soft delete | hard delete | stop process | stop service | stop file | deactivate | deactivated | deactivates
     | search and destroy | search and purge | host deny
     | loschen | geloscht | losche | entfernen | entfernt | beenden | beendet | widerrufen | abmelden | prozess beenden
     | supprimer | supprime | supprimez | revoquer | tuer | terminer | effacer | retirer
     | eliminar | eliminado | borrar | borrado | revocar | terminar | matar | cerrar sesion
     | 削除 | 失効 | 終了 | 強制終了 | 取り消し | 駆除`,
    { ours: 'evict' },
  )
  .add(
    `${verbs('suspend disable lock')} | sperren | gesperrt | sperre | sperrung | deaktivieren | deaktiviert | desactiver | desactive | verrouiller | suspendre
     | desactivar | desactivado | deshabilitar | deshabilitado | suspender | disabilitare | desativar | 無効化 | 停止 | ロック | 凍結`,
    { ours: 'evict', of: accounts },
  )
  .add(
    `${verbs('unisolate uncontain unquarantine unblock unlock unban unsuspend unrestrict uncordon undelete recover reconnect reimage reinstate')}
     | restore | restores | restored | restoring | restoration | rollback | rolled back | roll back | rollbacks | reimaged | de isolate | deisolate | un isolate | un block | un contain | un quarantine
     | entsperren | entsperrt | freigeben | freigegeben | wiederherstellen | wiederhergestellt | entblocken
     | debloquer | restaurer | deverrouiller | reintegrer | desbloquear | desbloqueado | restaurar | restaurado | reactivar
     | sbloccare | ripristinare | 復元 | 復旧 | 隔離解除 | ブロック解除 | 遮断解除 | 有効化 | ロック解除`,
    { ours: 'restore' },
  )
  .add(
    `${verbs('patch harden')} | reset | resets | resetting | rotate | rotates | rotated | rotating | rotation | require mfa | enforce mfa | enable mfa | force mfa
     | zurucksetzen | zuruckgesetzt | harten | patchen | gepatcht | reinitialiser | reinitialise | durcir | renforcer | corriger
     | restablecer | restablecido | reiniciar contrasena | parchear | endurecer | リセット | パッチ適用 | 強化
     | changing | change`,
    {
      ours: 'harden',
      of: new Set([
        ...credentials,
        ...setOf(
          'host hosts server servers system systems vulnerability cve os software package kernel agent baseline configuration config',
        ),
      ]),
    },
  )
  .add(
    `create firewall rule | add firewall rule | update firewall rule | tighten firewall rule | create waf rule | add waf rule | close port`,
    { ours: 'harden' },
  )
  .add(
    `deploy honeypot | deploy decoy | deploy honeytoken | create honeytoken | plant decoy | place decoy | deploy canary token | set decoy
     | deceive | redirect to honeypot | koder auslegen | deployer un leurre | desplegar senuelo | おとり 配置`,
    { ours: 'deceive' },
  );

/** What tells somebody, hands over, watches, looks or lets be: its object may be kept in a case tool. */
export const mildActs = new Phrases<Category>()
  .add(
    `${verbs('escalate')} | escalation | hand over | handover | hand off | handoff | hand to | handed to | handed over | pass to | passed to | passed on
     | transfer to human | request human review | request approval | assign to tier | assign to analyst
     | eskalieren | eskaliert | eskalation | ubergeben | weiterleiten an | escalader | escalade | transmettre a | escalar | escalado | escalacion | エスカレーション | エスカレート | 引き継ぎ`,
    'escalate',
  )
  .add(
    `${verbs('notify inform email alert page')} | notification | on call | oncall | pager | pagerduty | dispatch ticket | create ticket | open ticket | raise ticket
     | file ticket | send ticket | update ticket | create case | open case | create incident | open incident | create issue | create jira
     | send email | send mail | send message | send slack | send teams | send sms | send notification | send alert | post message | post slack | post comment | post to slack
     | add comment | add note | add work note | comment | chat post message | reply | report to
     | benachrichtigen | benachrichtigt | informieren | informiert | melden | ticket erstellen | ticket anlegen | notifier | prevenir | informer | avertir | creer un ticket
     | notificar | notificado | avisar | informar | crear ticket | abrir ticket | 通知 | 連絡 | 起票 | チケット作成 | 報告`,
    'notify',
  )
  .add(
    `${verbs('monitor watch')} | monitoring | add to watchlist | add watchlist | create detection | add detection | deploy detection | create rule | create detection rule | tune rule | tune detection
     | enable rule | enable detection | enable logging | increase logging | uberwachen | beobachten | surveiller | monitorear | vigilar | supervisar | 監視 | 検知ルール作成`,
    'detect',
  )
  .add(
    `${verbs('close dismiss ignore acknowledge suppress resolve skip')} | schliessen | geschlossen | ignorieren | verwerfen | fermer | ignorer | cloturer | cerrar | ignorar | descartar | クローズ | 無視 | 却下`,
    'none',
  )
  .add(
    'submit sample | submit file | submit url | submit hash | tag | tags | label | annotate | enrich | enriches | enriched | enriching | enrichment | anreichern | angereichert | enrichir | enriquecer',
    'enrich',
  );

/** Verbs that change nothing: where the first verb is one, all that follows is what is looked at. */
export const reading = setOf(`
  get gets getting fetch fetches list lists liste lista listing check checks checking checked lookup lookups look search searches searching searched find finds describe describes query queries
  querying show shows view views read reads retrieve retrieves inspect examine analyze analyse analyzes analyzing review reviews count enumerate
  collect collects collecting collected gather acquire capture dump export download print display hunt scan scans scanning detonate whois nslookup dig geolocate
  resolve_ip investigate investigates investigating investigated investigation triage correlate summarize summarise compare verify verifies validate
  audit track observe parse extract compute calculate stat tail grep cat ls ps netstat reg
  confirm is has was can are does exists peek poll select explain assess evaluate score rate classify identify
  hole holen abfragen abfrage suchen suche auflisten anzeigen prufen prufe lesen pruft untersuchen untersuchung analysieren nachschlagen sammeln
  obtenir rechercher recherche lister afficher verifier lire consulter interroger enqueter analyser collecter chercher
  obtener buscar busqueda listar mostrar verificar leer consultar consulta investigar analizar recopilar revisar comprobar
  検索 取得 一覧 参照 表示 照会 調査 分析 収集 閲覧 確認`);

/** At the end of a name what is looked at: `block_ip_report`. */
export const readThings = setOf(`
  lookup lookups check checks verify verification audit status statuses state report reports history info information details detail summary score scores reputation stats statistics
  metadata result results search query inventory context timeline analysis statut estado zustand 情報 状態 履歴`);

/** Verbs with no category of their own: with a noun of an act after them they are that act. */
export const doing = setOf(`
  start starts enable apply perform trigger execute initiate activate put move place enforce set run do make add begin request_isolation
  in into to from on under the a an of for host hosts network networks device devices endpoint endpoints machine machines user account
  durchfuhren starten mettre poner iniciar en 実行 開始 する`);

/** An act after these is not done. */
export const notDone = setOf(`
  recommend recommends recommended suggest suggests propose proposed request requested plan planned schedule scheduled simulate simulated simulation
  test preview approve approved approval deny_request consider estimate draft prepare whatif dry dryrun prevent avoid exclude exempt allow
  would should could may might must cannot unable wait waiting skip skipped attempt attempted simulated toggle until after before during
  considered considering thinking think want wants wanted planning almost nearly partially instead rather hasnt havent wasnt isnt nothing none
  wollte wurde sollte musste konnte aurait devrait voudrait deberia quiso
  提案 推奨 予定 検討 申請 失敗
  allowlist whitelist permit ask reject rejects rejected decline declined explained empfehlen vorschlagen simulieren testen recommander suggerer proposer simuler recomendar sugerir proponer simular`);

/** At either end of a name, or alone behind it, these say that it did not come to the act. */
export const notCome = setOf(`
  failed failure fails failing pending skipped refused possible impossible false toggle simulated simulation preview planned proposed suggested
  cancelled canceled aborted denied rejected timeout unnecessary unneeded needed required considered 不要 できず 中止 見送り せず
  abgelehnt abgebrochen refuse refusee annule rechazado rechazada cancelado
  no test dry run dryrun fehlgeschlagen geplant echoue echouee prevu fallido fallida previsto 失敗 予定 提案 検討 申請`);

/** Before an act these turn it round; the second ones also behind it. */
export const negations = setOf(`
  not no never dont doesnt didnt wont without kein keine keinen nie ohne ne sans aucun aucune jamais sin nunca ninguna ningun nao`);
export const negationsBehind = setOf('nicht pas なし ない しない ません せず しません しなかった 禁止');

/** What follows these is no object of the act. */
export const besides = setOf(`
  for from in on per due because via by at with to after before until without ohne sans sin fur wegen pour para por von aus mit de des`);

/** At the end of a phrase, where German, Japanese and names of tools put the verb: `block_list_get`. */
export const readingAtEnd = setOf(`
  get gets fetch describe read export count counts auflisten abfragen anzeigen suchen prufen holen untersuchen nachschlagen sammeln lesen 検索 取得 一覧 参照 表示 照会 調査 分析 収集 閲覧 確認`);
/** Says nothing in Japanese but what belongs to what. */
export const particles = setOf('を の に へ が は から する して した します');

/** Nouns as well as verbs: beside an act they are what it is done to, or by what. */
export const alsoNouns = setOf(
  'email email emails alert alerts page pages comment tag tags label notification watch pager',
);

/** Before, or in German and Japanese after, the name of a hold: it ends. */
export const undoing = setOf(`
  lift lifts lifted release releases released undo rollback reversal revert reverse reverts reversed end ends stop stops cancel cancelled exit remove removes removed clear disable unset off revoke revokes revoked terminate terminated expire expired
  aufheben aufgehoben beenden entfernen lever leve retirer annuler levantar quitar retirar anular cancelar 解除 取り消し 中止`);
export const releasing = setOf('release releases released releasing freigeben liberer liberar');
export const holds = setOf(`
  isolation containment quarantine block blocklist denylist blacklist ban restriction restrictions hold isolate contain lock blockade
  quarantane isolierung sperre blockierung isolement confinement quarantaine blocage aislamiento cuarentena bloqueo contencion 隔離 ブロック 遮断 封じ込め ロック`);

export const joiners = setOf('and then und dann et puis y e luego および その後 後 後に');

/** Things that acts are done to: to cut `isolatehost` and `blockip`. */
export const objects = setOf(`
  ip ips box boxes pc host hosts machine machines device devices endpoint endpoints user users account accounts process processes domain domains url urls
  hash hashes file files email emails mail mails sender senders session sessions token tokens key keys network server container containers
  instance instances address addresses mailbox message messages password passwords`);

/** Gives back, where the object was taken away. */
export const giving = setOf(
  'enable enables enabled enabling reenable reactivate reactivates activate aktivieren aktiviert activer habilitar activar',
);
