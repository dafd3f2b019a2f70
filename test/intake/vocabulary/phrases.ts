/** Closing words as the tools’ documents and their users write them, by our class; `open`: nobody may guess it. */
export const closings: Readonly<Record<string, string>> = {
  true_positive: `
    TruePositive | True Positive | true positive | TRUE_POSITIVE | true_positive | true-positive | TP | truePositive
    True Positive - Suspicious Activity | TruePositive - SuspiciousActivity | TruePositive-SuspiciousActivity
    Resolved - True Positive | Resolved - Threat Handled | STATUS_060_RESOLVED_THREAT_HANDLED | Threat mitigated | Closed as true positive
    True positive - no action required | True positive: no further action | True positive - ransomware on srv-4
    Confirmed phishing | Malicious (blocked) | Confirmed | Confirmed attack | Confirmed threat | Confirmed incident | Confirmed true positive | Confirmed malicious | Malicious
    MALICIOUS | malicious activity | MaliciousUserActivity | CompromisedAccount | MultiStagedAttack | Real | Genuine | Real attack
    genuine threat | It was a real attack | was an attack | Actual incident | SOC - True Positive
    Richtig positiv | richtig-positiv | Bestätigt | Bestätigter Angriff | Bestätigter Sicherheitsvorfall | Bösartig | Echter Angriff | Echter Vorfall
    Vrai positif | VRAI_POSITIF | Confirmé | Attaque confirmée | Menace confirmée | Malveillant | Attaque réelle | Incident confirmé
    Verdadero positivo | Positivo verdadero | Confirmado | Ataque confirmado | Amenaza confirmada | Malicioso | Ataque real | Incidente confirmado
    真陽性 | 正検知 | 攻撃 | 悪性 | 悪意のある活動 | 確認済みの攻撃 | 本物の攻撃 | 侵害 | Vero positivo | Verdadeiro positivo`,
  benign_positive: `
    BenignPositive | Benign Positive | BENIGN_POSITIVE | benign-positive | Benign True Positive | benign_true_positive | BTP
    BenignTruePositive | True Positive - Benign | True Positive (Benign) | true positive, benign | Benign Positive - Suspicious But Expected
    BenignPositive - SuspiciousButExpected | informationalExpectedActivity | Informational, expected activity | Expected activity
    ConfirmedActivity | ConfirmedUserActivity | Confirmed benign | Benign | Benign - business as usual | Business as usual
    Legitimate activity | Legitimate | Legit | Authorized activity | Authorised | Expected behaviour | Expected behavior | LineOfBusinessApplication
    True Positive - authorised
    Gutartig | Gutartig positiv | Richtig positiv - gutartig | Erwartetes Verhalten | Legitime Aktivität | Autorisierte Aktivität | Erlaubt
    Positif bénin | Vrai positif bénin | Vrai positif - bénin | Bénin | Activité légitime | Comportement attendu | Activité autorisée
    Positivo benigno | Verdadero positivo benigno | Verdadero positivo - benigno | Benigno | Actividad legítima | Comportamiento esperado | Actividad autorizada
    良性 | 良性陽性 | 正規の操作 | 想定内 | 許可された操作 | 業務上の操作 | 真陽性（良性）`,
  false_positive: `
    FalsePositive | False Positive | FALSE_POSITIVE | false-positive | false_positive | FP | falsePositive | False-Positive, Tuned
    False Positive - Incorrect Analytic Logic | False Positive - Inaccurate Data | FalsePositive - IncorrectAlertLogic | FalsePositive - InaccurateData
    Resolved - False Positive | STATUS_090_RESOLVED_FALSE_POSITIVE | Closed as FP | Marked as false positive | False alarm | Confirmed false alarm
    Confirmed false positive | False alert | False positive due to rule logic | False positive: legitimate admin activity | False positive, not malicious
    False positive - simulation tool | NOT_MALICIOUS | Not malicious | Not Malicious | Nothing malicious found | No threat found | No threats found
    No malicious activity found | No evidence of compromise | Not an incident | Not a threat | Not a security incident | Harmless | Noise | Nothing found | Clean
    Not real | Confirmed harmless
    Fehlalarm | Falsch positiv | falsch-positiv | Falsch Positiv | Falschalarm | Bestätigter Fehlalarm | Harmlos | Kein Angriff | Keine Bedrohung | Nicht bösartig | Unbedenklich
    Faux positif | FAUX_POSITIF | faux-positif | Fausse alerte | Fausse alarme | Faux positif confirmé | Non malveillant | Aucune menace
    Falso positivo | FALSO_POSITIVO | Falsa alarma | Falso positivo confirmado | No malicioso | Sin amenaza | Inofensivo
    誤検知 | 過検知 | 誤検出 | 偽陽性 | 誤報 | 誤検知（確認済み） | 脅威なし | 無害 | Falso allarme | Falso alarme | Vals positief | 误报`,
  undetermined: `
    Undetermined | Unknown | unknown | UNKNOWN | Unconfirmed | Not confirmed | not yet confirmed | No threat confirmed | No attack confirmed | Inconclusive
    INCONCLUSIVE | Indeterminate | Unclear | Not clear | Other | Could not determine | Could not tell | Unable to determine | Unable to confirm | Cannot confirm
    Insufficient data | InsufficientData | Insufficient evidence | NotEnoughDataToValidate | Not resolved | Unverified
    Unbestätigt | Nicht bestätigt | Unklar | Unbekannt | Unbestimmt | Nicht eindeutig | Sonstiges
    Non confirmé | Indéterminé | Inconnu | Autre | Non concluant | No confirmado | Sin confirmar | Indeterminado | Desconocido | Otro | No concluyente
    不明 | 未確認 | 未確定 | 判定不能 | その他`,
  duplicate: `
    Duplicate | Duplicate of INC0010 | Duplicated | DUPLICATE | dup | Duplicate incident | Resolved - Duplicate Incident | Already reported
    Duplikat | Doppelt | Doublon | Duplicado | 重複 | 重複アラート`,
  test: `
    Test | Testing | Security testing | SecurityTesting | securityTesting | Resolved - Security Testing | Pentest | Pen test | Penetration test | Red team
    Purple team exercise | Benign - pentest | Fire drill | Phishing simulation | Simulated attack | Attack simulation | Benign - test
    Übung | Testalarm | Sicherheitstest | Penetrationstest | Exercice | Test d'intrusion | Simulacro | Prueba de penetración | テスト | 演習 | 訓練`,
  open: `
    Not TP | TP/FP | Unconfirmed false positive | False positive unconfirmed | Not confirmed malicious | No confirmed attack | Attack not confirmed | legitimate attack | Known good
    Kein bestätigter Angriff | Angriff nicht bestätigt | Vrai positif non confirmé | Faux positif non confirmé | 未確認の攻撃 | 正検知ではない | Escalated | Phishing
    Not a True Positive | Not a true positive | not true positive | NotTruePositive | Not a True Positive - authorised tool | No true positive
    Not a false positive | not a false alarm | Not benign | Never confirmed real | nonmalicious | non-malicious | Not harmless | not noise
    true_positive_candidate | Initially true positive | True Positive - Misconfiguration | Echter Alarm – Fehlkonfiguration
    Possible true positive | Potential true positive | Likely true positive | Suspected true positive | Probably malicious | True positive?
    probable false positive | possibly benign | Potential false positive | Benign or false positive | true positive pending review | True positive: no
    Confirmed with user | Confirmed by user | User confirmed | Confirmed: user did it | Genuine user | Genuine login | real estate phishing page
    Investigation completed | Patched vulnerability | Invalid vulnerability | Non-Issue | Policy Violation | Resolved | Closed | Done | Won't Do | Cannot Reproduce
    Resolved - Known Issue | Resolved - Auto Resolve | Ignored | Maintenance | Suspicious | TP link | true positive rate lowered, false positive found
    True positive - red team | Not a drill | Real attack, no drill | Malicious, not a false positive | Reviewed for false positives | Unexpected
    Kein richtig positiv | nicht falsch positiv | Kein Fehlalarm | Möglicherweise Fehlalarm | Verdacht auf Angriff | Wahrscheinlich bösartig
    pas un faux positif | Pas un vrai positif | Probablement bénin | Ce n'est pas une fausse alerte | No es un falso positivo | No es verdadero positivo | Posible ataque
    誤検知ではない | 真陽性ではない | 攻撃の可能性 | 誤検知の疑い | 要確認 | 完了 | Erledigt | Terminé | Cerrado`,
};

/** Names of tools, commands, playbook actions and what people write that they did, by our category. */
export const deeds: Readonly<Record<string, string>> = {
  isolate: `
    isolate | Isolate | isolate_host | IsolateHost | isolateHost | isolatehost | isolate-endpoint | Isolate device | Isolated host | isolating host | Isolate machine
    microsoft-atp-isolate-machine | core-isolate-endpoint | cs-falcon-contain-host | contain_host | Contain host | Contain device | Contain user | network_containment
    mcp__crowdstrike__contain_host | functions.isolate_host | Defender.IsolateMachine | quarantine | quarantine_file | Quarantine device | Quarantined file
    Stop and quarantine file | block_ip | BlockIP | blockip | block-ip | block ip | block url | block hash | block domain | Block sender | CheckPoint_block_ip | checkpoint-block-ip | pan-os-block-ip
    add_to_blocklist | firewall-drop | route-null | Sinkhole domain | Cut off host | disconnect_endpoint | start_isolation | enable_isolation | move_to_quarantine
    put host in quarantine | network_isolation | Ban IP | deny_ip | check_and_isolate | isolate_and_notify | Isolate host and open ticket | Restrict app execution | Move to junk | lockdown | shutdown_host | StopInstances | lookup_and_block | scan_and_quarantine | check_isolation_then_isolate | send_to_quarantine | Isolate non-prod host | isolate_host_for_incident | contain_incident_host | Email: block sender | email gateway block sender
    isolate_now | isolate_ws042 | block_10_2_3_4 | contain_host_crowdstrike | block_ip_paloalto | quarantine_infected_laptop | falcon_contain | sentinelone_quarantine | bloquear_ip | isoler_poste | aislar_equipo | drop_traffic | drop_connection | isolate_vm | block_egress | Block malicious code | block_sign_in
    Isolate host (approved by CISO) | add to block list | frobnicate and isolate | isolate host without approval | Recommended: isolate host
    Host isolieren | Rechner isolieren | IP blockieren | isoler l'hôte | Isoler la machine | bloquer l'IP | mettre en quarantaine | aislar host | Aislar el equipo | bloquear IP | poner en cuarentena
    端末を隔離 | ホスト隔離 | 隔離 | IPをブロック | 通信を遮断`,
  evict: `
    disable_user | Disable user | disable-account | DisableAccount | disableaccount | ad-disable-account | Suspend user | lock_account | Lock account | LockAccount | revoke_sessions | Revoke sessions
    revokeSignInSessions | RevokeSecurityGroupIngress | revoke_token | kill_process | Kill process | killprocess | terminate process | TerminateInstances | delete_email | Delete email | DeleteAccessKey
    search and purge mail | taskkill | remove_user_from_group | delete_quarantined_file | hard delete emails | soft_delete_message | remove_user | remove malware | remove-threat | purge_email | Pull mail | log off user | logoff_user | sign out user | force_logout | wipe_device | Deactivate user
    delete_malware | delete_registry_key | revoke_role | remove_admin_privileges | terminate_workload | remove_inbox_forwarding | kill_all
    get_rid_of_user | search_and_purge | find_and_delete_email | host-deny | stop process | uninstall agent malware
    Konto sperren | Benutzer deaktivieren | Konto deaktivieren | E-Mail löschen | Prozess beenden | désactiver le compte | supprimer l'e-mail | tuer le processus | révoquer la session
    deshabilitar usuario | desactivar cuenta | eliminar correo | revocar sesión | アカウントを無効化 | メールを削除 | プロセスを終了`,
  restore: `
    unisolate_host | UnisolateMachine | microsoft-atp-unisolate-machine | core-unisolate-endpoint | lift_containment | cs-falcon-lift-host-containment | Release from isolation | release_host | release_from_quarantine | release email
    unblock_ip | unblockip | Unblock IP | unquarantine device | unlock_account | Unlock account | enable_user | Enable user | ad-enable-account | restore_file | restore email | rollback | rollback_changes
    undo_isolation | isolation_rollback | rollback_block | remove_isolation | remove_block | stop_isolation | remove_from_blocklist | cancel_containment | Reimage host | remove app restriction
    Isolation aufheben | Konto entsperren | débloquer l'IP | lever l'isolement | desbloquear IP | levantar aislamiento | 隔離解除 | ブロック解除`,
  harden: `
    patch | patch_host | Patch server | apply_patch | patch_vulnerability | reset_password | Reset password | ResetPassword | Force password reset | reset_mfa | rotate_credentials | rotate_keys | harden_server | require_mfa | enforce MFA
    create_firewall_rule | Passwort zurücksetzen | réinitialiser le mot de passe | restablecer contraseña | パスワードをリセット`,
  deceive: 'deploy_honeypot | deploy decoy | create_honeytoken | plant_decoy',
  escalate: `
    escalate | escalate_case | Escalate to tier 2 | Escalated to IR | escalate_to_human | hand over to L2 | handoff | Hand off to analyst | request_human_review
    eskalieren | An L2 eskalieren | escalader | escalar | escalar a nivel 2 | エスカレーション`,
  notify: `
    notify | notify_user | Notify owner | notify_soc | send_email | send_slack | send_slack_message | sendEmail | send_notification | post_message | slack.post_message | page_oncall | dispatch_ticket | create_ticket | CreateTicket | open_ticket
    update_ticket | create ticket | servicenow-create-ticket | jira_create_issue | create_incident | add_comment | Add note | Inform user | alert_admin | benachrichtigen | Benutzer benachrichtigen | notifier l'utilisateur | notificar al usuario | ユーザーに通知`,
  detect:
    'monitor | monitor_host | watch_account | add_to_watchlist | create_detection_rule | deploy_detection | überwachen | surveiller | vigilar',
  enrich: `
    get_blocked_ips | getBlockedIps | getblockedips | list_containers | list_blocked_ips | list-isolated-hosts | ListQuarantinedFiles | skill_lookup | check_quarantine_status | check_block_status | is_host_isolated | isolation_status | quarantine_report | block_ip_report | audit_blocked_ips | blocklist_lookup | email_search | isolation_check | block check | blockip_check | count_kills | is_quarantined | can_isolate | run_antivirus_scan | submit_sample | list_quarantine | WebFetch | Grep
    lookup_ip | ip_lookup | whois_domain | get_host | get_user_sessions | xdr-get-endpoints | describe_instances | DescribeInstances | search_events | search_logs | search_emails | query_siem | run_query | run_kql_query | show_disabled_users | find_deleted_files | read_file | view_alert
    fetch_revoked_tokens | count_blocked_ips | verify_isolation | confirm_isolation | file reputation | ip_reputation | virustotal_ip_report | wildfire-report | detonate file | hunt file | geolocate ip | investigate_user | Enrich | enrich_indicator | collect investigation package
    mcp__edr__list_containers | siem.search_blocked | get_remove_history | has_been_blocked | review_deleted_emails | kill_chain_lookup | get_release_notes | analyze_block_list | retrieve_patch_status | describe_kill_events
    suchen | Logs abfragen | gesperrte Konten auflisten | rechercher les hôtes isolés | lister les blocages | buscar eventos | listar bloqueos | consultar estado | ログを検索 | 隔離状況を確認 | ブロック一覧を取得`,
  none: `
    do_not_isolate | do-not-block | doNotIsolate | Do not isolate | don't block | never_block | not isolated | without isolation | no block | no_action | No action | noop | none | Nothing | do_nothing | close_incident | Close incident | close case | dismiss_alert | ignore | Leave alone | Watch only
    keine Aktion | nicht isolieren | Host nicht isolieren | ne pas isoler | aucune action | no aislar | no bloquear | ninguna acción | 隔離しない | 対応なし`,
  open: `
    run_kql | execute_playbook | run_script | frobnicate | skill | bash | shell | python | think | handle_containers | containerize | dispatcher | skillful | unblockable | blockchain_tool | blockchain | recontainment2 | patchwork | locker | resetter
    recommend_isolation | suggest_block | simulate_isolation | isolate_dry_run | isolation_request | dry_run_isolate | request_isolation | propose_containment | test_block | schedule_patch | approve_isolation | allow_ip | allowlist_ip | exclude_from_block
    delete_report | delete_user_comment | remove_tag_from_host | remove_tag | delete_comment | remove_note | kill_search | disable_rule | disable_alert | reset_filter | rotate_logs | delete_rule | blocked_ips | quarantined_files | disabled_accounts
    MoveFile | plan | memory_store | kill_switch | Isolate host - not done | block_list | frobnicate and search
    block_calendar | dropbox_upload | DropboxUpload | upload_dropbox | drop_table | drop_database | drop_column | drop_pin | drop_file | drop_duplicates | drop_off_package
    block_time | block_time_slot | calendar_block | block_meeting_room | block_user_calendar | block_quote | block_editor | block_explorer | append_block_children | insert_code_block | create_text_block | content_block | notion_append_block | notion_delete_block
    remove_background | remove_duplicates | remove_stopwords | remove_watermark | remove_blank_lines | remove_reaction | remove_item_from_cart | remove_user_avatar | remove_outliers | delete_rows | delete_memory | delete_calendar_event | delete_reminder | delete_branch | delete_draft
    delete_user_preferences | terminate_conversation | terminate_loop | revoke_invitation | wipe_whiteboard | uninstall_font | disconnect_call | purge_index | contain_text | isolate_column | isolate_vocals | segregate_data | ban_words | Block the calendar | Delete meeting | lockbox_open
    contains_text | string_contains | Write | Edit | http_request | disable_firewall | create_user | undo | cancel_scan | reject_isolation | open_firewall_port | declined_block | locker_room | clock | ask_human`,
};
