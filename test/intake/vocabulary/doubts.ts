/**
 * What people and tools write of a truth, of an answer and of an act where they doubt it, deny it, take it back or say
 * that a program gave it, and where they write of many at once. Each class names what may be read; `open`: it is asked.
 * Phrases are separated by bars, so none holds one.
 */
export const doubtedClosings: Readonly<Record<string, string>> = {
  open: `
    Not confirmed as TP | TP, but overturned on review | Confirmed TP - later withdrawn | True positive? tbc | True positive (to be verified)
    Believed true positive | Assumed TP | Suspected TP | TP - low confidence | Appears malicious | Looks malicious
    Seems to be a true positive | True positive in part | Partially true positive | Cannot rule out true positive | Cannot exclude attack
    True positive ruled out | Attack ruled out | Ruled out as attack | Was thought to be a true positive | Formerly TP
    Previously True Positive | Former true positive | True positive -> false positive | TP changed to FP | FP (was TP) | Downgraded from TP
    Far from malicious | Anything but malicious | Less likely malicious | Malicious unlikely | lacks malicious intent
    absence of malicious activity | free of malware | Failed attack | False attack | Fake attack | Supposed attack | so-called attack
    Batch closed | Closed without investigation | Closed - no response | Expired | Timed out | Not investigated | Not reviewed | Stale
    Accepted risk | Risk accepted | Tuned | Whitelisted | Nicht bestätigter Angriff | Angriff ausgeschlossen | Angriff vermutet
    wohl Fehlalarm | Fehlalarm ausgeschlossen | Angeblich Angriff | Scheint echt | Wurde fälschlich als Angriff eingestuft
    Als Angriff eingestuft, später korrigiert | Angriff - Verdacht nicht bestätigt | eher bösartig | unwahrscheinlich bösartig | Kaum bösartig
    Menace écartée | Attaque écartée | Attaque non avérée | Attaque infirmée | Semble malveillant | peu probable : malveillant
    Malveillant ? à vérifier | Présumé malveillant | Anciennement vrai positif | Vrai positif annulé | Ataque descartado
    Ataque no confirmado | Parece malicioso | Aparentemente malicioso | No parece malicioso | Casi verdadero positivo
    Verdadero positivo (anulado) | Anteriormente verdadero positivo | Sospecha de ataque | Supuesto ataque | Dudoso: malicioso
    Ataque fallido | ya no es verdadero positivo | 真陽性の疑い | 真陽性かもしれない | 真陽性と思われる | 真陽性とは言えない | 真陽性を否定 | 攻撃を否定 | 攻撃とは断定できない | 誤検知の可能性
    誤検知ではありません | 悪性の可能性あり | 攻撃と推定 | 攻撃が疑われる | 攻撃らしい | 正検知（後に訂正） | 旧:真陽性 | 調査中 | TP or BTP | Malicious or benign | tp? | ~TP | ≈ true positive
    !TP | ≠ TP | ¬TP | TP: false | TP=0 | is_true_positive: no | TP: n | TP 0% | 50% TP | TP 50% | 80 % malicious | malicious (score 12)
    0 malicious | 0/70 malicious | 3/70 malicious | 2 threats found | zero true positives | Malicious: 0 | malicious = false | Not TP | Ex-TP
    pseudo attack | quasi true positive | semi-confirmed | untrue positive | nontrue positive | TP refuted | TP denied | TP rescinded
    TP unproven | unproven attack | Attack not proven | alleged attack | claimed attack | reported attack | reported as malicious
    flagged malicious | labelled malicious by vendor | AI says true positive | agent verdict: true positive | predicted true positive
    model: malicious | auto: malicious | system classified as true positive | default: true positive | True positive (default)
    True Positive per bot | user says malicious | Initially FP, now TP | no longer true positive | once true positive
    true positive until proven otherwise | True positive unless user objects | true positive pending | if confirmed true positive
    Would be true positive | could be malicious | might be malicious | may be malicious | should be TP | can be malicious
    presumably malicious | arguably malicious | borderline malicious | somewhat malicious | mostly benign | Rather benign | false positive?
    FP or TP | TP - disproved | True positive (contested) | tp, retracted | True positive - in dispute
    True positive, see comments for why not | True positive I guess | True positive, I think | I think true positive | true positive-ish
    probable TP | TP likely | more likely TP than not | TP 60/40 | not sure, true positive | TP not sure | TP with doubts
    Leaning true positive | tending to true positive | true positive subject to review | True positive awaiting second opinion
    True positive, second analyst disagrees | Analyst 1: TP, analyst 2: FP | TP & FP | both TP and FP | neither TP nor FP | TP→FP
    TP instead of FP | FP instead of TP | from TP to FP | true positive rate | True positive count | true positives: 0 | No TPs | 0 TPs
    TPs: none | without true positives | did not find a true positive | true positive not found | never was malicious | was never malicious
    was not malicious after all | turned out not malicious | turned out to be nothing malicious | attack? no | Attack simulation failed
    attack surface scan | attack path | threat intel | threat hunting | threat model | breach of policy | breach notification test
    compromise assessment | real time alert | actual size | genuine software | legit but malicious | unbestätigt: richtig positiv
    richtig positiv (Zweifel) | richtig positiv, später verworfen | richtig positiv zurückgenommen | vermeintlich richtig positiv
    eventuell richtig positiv | fraglich richtig positiv | kein richtig positiver Alarm | nicht richtig positiv | richtig positiv?
    vrai positif (douteux) | vrai positif à confirmer | vrai positif, finalement non | vrai positif non retenu | vrai positif infirmé
    pas de vrai positif | aucun vrai positif | vrai positif contesté | verdadero positivo en duda | verdadero positivo por confirmar
    verdadero positivo no confirmado | ningún verdadero positivo | sin verdaderos positivos | verdadero positivo rechazado
    quizás verdadero positivo | 正検知ではなかった | 正検知とは限らない | 正検知の可能性 | 正検知（要確認） | 正検知（仮） | 正検知を撤回 | 正検知なし | 真陽性ではありません | 真陽性か不明`,
  'true_positive or open': `
    Attempted attack | Blocked attack | bulk closed as true positive | Auto-resolved as true positive | Wahrer Positiver | Vraie menace
    Attaque avérée | TP (auto) | -TP | Now TP`,
  true_positive: `
    True positives | Richtig-positiv | Bestätigt bösartig | Bösartig, bestätigt | Vrais positifs | Verdaderos positivos | TP!`,
  false_positive: `
    False positives | Fehlalarme | Faux positifs | Falsos positivos | 誤検知と判断`,
  benign_positive: `
    Benign positives`,
  duplicate: `
    Duplicates | Doppelt gemeldet | Doublons | Duplicados`,
  test: `
    Tests | Pruebas`,
  'false_positive or open': `
    Bulk close - false positive | Auto-closed: false positive | Reclassé en faux positif`,
  'benign_positive or open': `
    Mass closure: benign`,
  'open or duplicate': `
    Merged`,
  'open or undetermined': `
    No verdict yet | Awaiting verdict | 未調査 | 保留`,
  'open or false_positive': `
    Kein echter Alarm | Kein echter Angriff | Sammelschließung Fehlalarm | Fausse menace | N’est pas malveillant
    Clôture en masse : faux positif | Cierre masivo: falso positivo | 攻撃の痕跡なし | 攻撃ではなかった | 悪性ではない | 一括クローズ 誤検知 | 0 threats found
    threat: none | Attack: none | Attack – none found | Not an actual attack | Wasn’t an attack | isn’t malicious | No real attack
    There was no attack | Pas d’attaque | No hubo ataque | Es war kein Angriff | 攻撃はなかった | 攻撃なし | No sign of attack
    No indication of compromise`,
  'open or true_positive': `
    Echte Alarme | Malveillance confirmée | TP=1`,
  'test or open': `
    Testalarme | Übungen`,
  'open or benign_positive': `
    `,
  'open or false_positive or benign_positive': `
    FP/BP`,
  'false_positive or benign_positive or open': `
    Closed in bulk as false positive | False positives (bulk) | Bulk: FP | FPs | Sammelabschluss: Fehlalarm | Fehlalarme (Sammel)
    faux positifs en masse | falsos positivos en lote | 一括:誤検知 | batch FP`,
};

export const doubtedAnswers: Readonly<Record<string, string>> = {
  open: `
    Approved? | Not yet approved | approved pending | approval requested | approved (auto) | auto approved | approved by bot
    approved by default | approved by rule 12 | approve all | bulk approved | Bulk approve | approved in bulk | mass approval | batch approved
    approved all 300 | Approved by AI | approved by agent | approved by LLM | approved by copilot | approved via API
    approved by service account | approved by svc-soar | approved by script | approved by automation | approved without review
    approved unread | rubber-stamped | partially approved | approved in part | half approved | approved with conditions
    conditionally approved | approved, then revoked | no longer approved | previously approved | should be approved | would approve
    can approve | may approve | could be approved | approver | approvers | approvals: 2 | approvals: 0 | 0 approvals | zero approvals
    2 approvals | approved: false | approved: no | approved=0 | hardly agree | tend to agree | mostly agree | agree somewhat | almost agreed
    accept risk | accepted with reservations | confirm false positive | confirmed as false positive | ok? | +1 | -1 | seen | read
    acknowledged | ack | noted | viewed | silent approval | tacit approval | implicitly approved | assumed approved | deemed approved
    approved by silence | no objection | lazy consensus | Automatisch genehmigt | teilweise genehmigt | unter Vorbehalt genehmigt
    Genehmigt (Sammelfreigabe) | stillschweigend genehmigt | Genehmigung ausstehend | noch nicht freigegeben | Freigabe beantragt
    Freigabe widerrufen | vorab genehmigt | pauschal genehmigt | approuvé automatiquement | approuvé sous réserve | partiellement approuvé
    approuvé tacitement | en attente d’approbation | Approbation en masse | approuvé par défaut | approuvé puis révoqué | pas encore approuvé
    préapprouvé | aprobado automáticamente | aprobado parcialmente | aprobado con condiciones | aprobación masiva | aprobado en lote
    aprobado por defecto | pendiente de aprobación | aún no aprobado | preaprobado | aprobado por el sistema | 自動承認 | 一括承認 | 条件付き承認 | 承認待ち
    承認取り消し | 部分承認 | 仮承認 | 承認なし | 事前承認 | 承認保留 | システム承認 | みなし承認 | approved?? | approved (tentative) | tentatively approved
    approved subject to change | approved subject to CISO | approved provisionally | provisionally approved | approved pending CISO
    approved if patched | approved unless objection | approved - see caveats | approved under protest | reluctantly approved
    approved by mistake | mistakenly approved | accidentally approved | approved in error | approved wrongly | wrongly approved
    approval withdrawn | approval cancelled | approval lapsed | approved then cancelled | un-approved | not-approved yet
    hasn’t been approved | isn’t approved | won’t approve | cannot approve | couldn’t approve | never approved | nobody approved
    no one approved | none approved | no approval | no approval needed | approval not needed | approval not required | approval waived
    approval bypassed | approval n/a | approval: none | approved (auto-close) | auto-accept | autoaccepted | accepted automatically
    agreed by default | default accept | accepted by timer | approved by workflow | approved by playbook | approved via playbook
    approved through SOAR | approved by Cortex bot | approved by triagebot | approved by ChatGPT | approved by the machine | machine approved
    bot-approved | agent-approved | AI-approved | self-approved | approved by itself | approved by requester | system-approved
    robot approved | approved (bot) | approved [automation] | approved - auto | approve (policy) | approved by cron | approved by scheduler
    approved by integration | approved by webhook | approved by token | nicht wirklich genehmigt | kaum zugestimmt | fast genehmigt
    genehmigt? | genehmigt (Test) | genehmigt durch System | vom Agenten genehmigt | durch KI genehmigt | KI genehmigt
    genehmigt unter Auflagen | irrtümlich genehmigt | fälschlich genehmigt | Genehmigung widerrufen | Genehmigung zurückgezogen
    alle genehmigt | Massenfreigabe | Sammelgenehmigung | bedingt genehmigt | vorläufig genehmigt | wäre genehmigt | approuvé ?
    approuvé avec réserves | approuvé par le système | approuvé par l’agent | approuvé par l’IA | approuvé par erreur | approbation retirée
    approbation annulée | approuvé en bloc | tous approuvés | à approuver | provisoirement approuvé | presque approuvé | aprobado ?
    aprobado con reservas | aprobado por error | aprobado por el agente | aprobado por la IA | aprobado por bot | aprobación anulada
    aprobación retirada | aprobado provisionalmente | todos aprobados | por aprobar | casi aprobado | 承認予定 | 承認済み（自動） | AI承認 | エージェント承認
    誤って承認 | 承認撤回 | 全件承認 | 承認せず | 承認していない | 暫定承認 | 承認されず | 未承認`,
  'open or expire': `
    approval timed out`,
  'approve or open': `
    approved after escalation`,
  'modify or open': `
    approved with changes`,
  'open or approve': `
    Approvals | looks ok | LGTM | 👍 | Freigabe`,
  'reject or open': `
    unapproved | I do not agree | nicht genehmigt | non approuvé | no aprobado`,
  'open or reject': `
    non-approved | agree to disagree | 👎 | ungenehmigt | 未承認 | 承認しない | 承認拒否 | 承認不可`,
  reject: `
    disapproved | not ok | Abgelehnt | Refusé | Rechazado | 却下`,
  'open or abstain': `
    neither agree nor disagree`,
  approve: `
    OK | Genehmigt | Freigegeben | Approuvé | Aprobado | 承認 | 承認済み | Approved by J. Smith | approved by Maria | approved 2026-03-01
    Approved (CISO) | approved – matches runbook | Agreed with the bot | accepted the proposal | Accepted suggestion | I approve | We agreed
    approved after call with owner`,
};

export const doubtedDeeds: Readonly<Record<string, string>> = {
  'open or none': `
    would isolate host | should have isolated | could isolate | isolate host? no | failed to isolate | isolation failed | isolation skipped
    isolation pending | isolation refused | isolation not possible | unable to isolate | isolate_host_preview | isolate_host_dryrun
    isolate_host (simulated) | skip_isolation | ignore_block | prevent_isolation | wait_for_isolation | 隔離失敗 | isolate: false
    deny_isolation_request | isolate host - cancelled | isolation aborted | aborted isolation | isolation timed out | isolation rejected
    isolation denied | isolation not performed | not performed: isolate host | did not block | didn’t isolate | hasn’t been isolated
    host was not isolated | isolate host (not executed) | isolate host (dry-run) | isolate host (planned) | isolate host (pending)
    isolate host (proposed) | isolate host – rejected | isolate host – failed | isolate host [failed] | block ip: failed | block ip (timeout)
    blocked: no | is not blocked | nothing blocked | nothing isolated | no host isolated | none isolated | isolation unnecessary
    isolation unneeded | no need to isolate | isolation not needed | isolation not required | isolation considered | considered isolating
    considering isolation | thinking about isolating | plan to isolate | planning isolation | isolation planned | want to isolate
    to be isolated | to isolate? | almost isolated | nearly blocked | partially isolated | instead of isolating | rather than block
    before isolating | until isolated | nicht gesperrt | keine Isolierung | Isolierung fehlgeschlagen | Isolierung geplant
    Isolierung abgelehnt | Isolierung nicht nötig | konnte nicht isolieren | wollte isolieren | würde isolieren | sollte isolieren
    isolement échoué | isolement refusé | isolement prévu | pas d’isolement | aurait isolé | aislamiento fallido | aislamiento rechazado
    aislamiento previsto | sin aislamiento | debería aislar | aislaría | 隔離不要 | 隔離せず | 隔離できず | 隔離中止 | 隔離は見送り | 隔離検討 | 隔離しなかった | 遮断せず | ブロック失敗`,
  'open or none or enrich': `
    cannot isolate host`,
  isolate: `
    isolate_hosts | bulk_isolate_hosts | mass_block_ips | isolate_all | aislar equipos | 遮断しました | isolated 300 hosts | Hosts isolated
    blocked IPs and notified | Block IPs | isolate hosts | quarantine files | Hosts isolieren | IPs blockieren | isoler les hôtes
    aislar hosts | block_ips | isolate_endpoints | bulk block ip | mass quarantine | quarantine all mails | host_isolation | isolation`,
  evict: `
    batch_disable_users | Konten sperren`,
  enrich: `
    list_all_isolated_hosts | get_quarantine_list | host_isolation_get_status | list_kills | get_patches | Konten auflisten | lister les hôtes
    listar cuentas bloqueadas | get_hosts | list_blocks | list_isolations | getQuarantinedHosts | show blocked ips | search_quarantine
    count_blocks | export_blocklist | fetch_kill_list | describe_isolation_policy | isBlocked | is_blocked | 隔離一覧 | 隔離端末の一覧
    gesperrte IPs anzeigen | liste des IP bloquées | lista de bloqueos | consultar bloqueos`,
  'open or enrich': `
    blocked_count | blocklists | containers_list | patch_notes | unblocked_ips_list | blocking_rules_export`,
  'open or evict': `
    kills | lock_screen`,
  'open or harden': `
    patches | http_patch`,
  restore: `
    undo_block | Sperre aufheben | débloquer | desbloquear | 隔離を解除 | 隔離の解除 | remove_from_blocklist`,
  'enrich or open': `
    isolation_policy_read | Host-Isolation prüfen | vérifier le blocage | verificar bloqueo | 隔離状況の確認 | アカウント一覧 | ブロック済み一覧`,
  open: `
    disable_alert_rule | delete_case_note | blocker | locksmith | Isolierung vorschlagen | proposer l’isolement | sugerir aislamiento | 隔離を提案
    隔離予定 | block_or_allow | isolate_toggle | toggle_isolation | set_isolation(false) | delete_alert | purge_logs | wipe_cache
    stop_logging | disable_logging | disable_edr_agent | remove_dashboard | reset_dashboard | rotate_image | patch_request`,
  'none or open': `
    no_isolation | without blocking | avoid_blocking_ip | never isolate | Nicht sperren | IP nicht blockieren | ne pas bloquer | no aislar
    隔離しない | ブロックしない`,
  'open or escalate': `
    ask_to_isolate`,
  'open or notify': `
    after_isolation_notify`,
  'restore or open': `
    Sperren aufgehoben | unset_block`,
  'isolate or evict': `
    bloquer les comptes`,
  'isolate or open': `
    block_ip_if_malicious | isolate-host-and-get-report`,
  'open or isolate or enrich': `
    getOrIsolateHost`,
  'open or restore': `
    disable_isolation | turn off isolation | isolation=off | cancel_block_ip | revoke_block | revoke_isolation | delete_block_rule | terminate_isolation
    expire_block | quarantine_release_request | email_release`,
  'evict or open': `
    uninstall_edr`,
  'enrich or isolate': `
    block_sender_report`,
  'open or isolate': `
    drop_table | contain_yourself`,
};
