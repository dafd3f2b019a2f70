import { phrasesIn } from './words';

/** Names under which a score or an annotation says whether an action was right; any other name asks something else. */
export const judgementNames: ReadonlySet<string> = new Set(
  phrasesIn(`
    approval | approved | approve | human approval | analyst approval | action approval | approval decision | human verdict
    analyst verdict | reviewer verdict | human review | analyst review | review | review outcome | review decision | review result
    human decision | analyst decision | reviewer decision | agreement | agree | agrees | human agreement | analyst agreement
    accepted | acceptance | correct | correctness | is correct | action correct | action correctness | action is correct
    correct action | right action | decision correct | decision correctness | decision is correct | tool call correct
    tool call correctness`),
);

/** Beginnings of words by which a human answers a proposal, the longer before those that they contain. */
export const answerParts: readonly (readonly [part: string, ours: string])[] = [
  ['notapproved', 'reject'],
  ['notaccept', 'reject'],
  ['notagree', 'reject'],
  ['notok', 'reject'],
  ['dontdo', 'reject'],
  ['wrong', 'reject'],
  ['doit', 'approve'],
  ['goahead', 'approve'],
  ['instead', 'override'],
  ['disapprov', 'reject'],
  ['disagree', 'reject'],
  ['overrid', 'override'],
  ['overrul', 'override'],
  ['overrode', 'override'],
  ['reject', 'reject'],
  ['declin', 'reject'],
  ['denied', 'reject'],
  ['deny', 'reject'],
  ['turneddown', 'reject'],
  ['turnsdown', 'reject'],
  ['refuse', 'reject'],
  ['nogo', 'reject'],
  ['stopped', 'reject'],
  ['modif', 'modify'],
  ['changed', 'modify'],
  ['withchange', 'modify'],
  ['withedit', 'modify'],
  ['edited', 'modify'],
  ['adjust', 'modify'],
  ['amend', 'modify'],
  ['abstain', 'abstain'],
  ['unsure', 'abstain'],
  ['expire', 'expire'],
  ['timeout', 'expire'],
  ['timedout', 'expire'],
  ['approv', 'approve'],
  ['accept', 'approve'],
  ['agree', 'approve'],
  ['concurred', 'approve'],
  ['concurs', 'approve'],
  ['wentalong', 'approve'],
  ['goesalong', 'approve'],
  ['goalong', 'approve'],
  ['followed', 'approve'],
  ['confirm', 'approve'],
];

/** How such a beginning may go on: `approved`, `agreement`, `modification`. */
export const endings = /^(?:[ed]|den|e?s|ed|ing|al|als|ance|ment|n|en|ion|ied|ies|y|ication|ations?)?$/;

const all = (ours: string, lines: string) => phrasesIn(lines).map((phrase) => [phrase, ours] as const);

/** Answers that are one as a whole only. */
export const wholeAnswers: ReadonlyMap<string, string> = new Map([
  ...all(
    'approve',
    `yes | y | ok | okay | true | thumbs up | correct | right | good | agreed
     genehmigt | freigegeben | zugestimmt | angenommen | bestatigt | erteilt | freigabe erteilt | ja | richtig | approuve | approuvee | accepte | acceptee
     valide | validee | oui
     aprobado | aprobada | aceptado | aceptada | si | correcto | approvato | aprovado | 承認 | 承認済み | 同意 | 許可`,
  ),
  ...all(
    'reject',
    `no | n | false | thumbs down | incorrect | bad | not correct | not approved
     abgelehnt | verweigert | zuruckgewiesen | nein | falsch | nicht genehmigt | nicht erteilt | nicht freigegeben
     freigabe verweigert | refuse | refusee | rejete | rejetee | non | non approuve | non approuvee
     rechazado | rechazada | denegado | denegada | no aprobado | no aprobada | incorrecto | rifiutato | rejeitado | 却下 | 否認 | 拒否 | 不承認 | 差し戻し`,
  ),
  ...all('modify', 'geandert | angepasst | modifie | modificado | cambiado | 修正 | 変更'),
  ...all('override', 'uberstimmt | ubersteuert'),
  ...all('abstain', 'enthalten | enthaltung | sabstient | abstencion | 保留'),
  ...all('expire', 'abgelaufen | zeituberschreitung | expirado | caducado | 期限切れ | タイムアウト'),
]);
