import { type ColumnNames, findingNames, named } from './column-names';

/** What the agent would have done. */
export const decisionColumns: readonly ColumnNames[] = [
  [
    'predicted_verdict',
    named(`predictedverdict aiverdict agentverdict botverdict modelverdict aiclassification`),
  ],
  ['mode', named(`mode agentmode runmode`)],
  ['environment', named(`environment env`)],
  [
    'decision_id',
    named(`decisionid recommendationid proposalid caseid case ticketid ticket caseref caseno casenumber
    ticketref ticketno ticketnumber alertid id uid number incidentid incidentno incidentnumber
    vorgangsschlüssel vorgangsnummer vorfallnummer vorfallid fallnummer ticketnummer numéroincident numérodincident númeroincidente`),
  ],
  [
    'time',
    named(`proposedat decidedbyagentat recommendedat decisiontime timestamp createdat created opened
    openedat time date datetime raised raisedat when ts eventtime occurredat erstellt erstelltam angelegt
    gemeldet zeitpunkt zeitstempel datum créé crééle ouvertle horodatage creado creadoel fecha fechadecreación 作成日時`),
  ],
  ['finding_uid', findingNames],
  [
    'incident_uid',
    named(`incidentuid incidentid incident caseid case incidentno incidentnumber caseref caseno casenumber`),
  ],
  [
    'agent.uid',
    named(`agentuid agentid agent bot model agentname assistant botname assistantname aiagent aimodel llm
    copilot`),
  ],
  [
    'release_id',
    named(`releaseid release bundle agentversion modelversion version engineversion botversion
    aiversion copilotversion engine model aimodel llm copilot build`),
  ],
  [
    'workflow',
    named(`workflow playbook usecase queue category alerttype alertname signalname rulename
    detectionname detectionrule alertrule signal rule detection alert alarm`),
  ],
  [
    'action.name',
    named(`actionname proposedaction recommendedaction suggestedaction agentaction recommendation proposal
    action`),
  ],
  [
    'action.category',
    named(`actioncategory actiontype proposedaction recommendedaction suggestedaction agentaction
    recommendation proposal action`),
  ],
  [
    'resource.uid',
    named(`resourceuid resourceid target host hostname asset device entity machine box machinename computer
    computername endpoint workstation server assetid assetname hostid user account resource
    ci cmdbci configurationitem rechner gerät zielsystem betroffenessystem zielhost machine équipement
    équipo dispositivo 対象ホスト`),
  ],
  ['resource.criticality', named(`criticality assetcriticality assettier`)],
  ['confidence', named(`confidence agentconfidence score probability konfidenz confiance confianza`)],
  ['risk_level', named(`risklevel risk`)],
  [
    'severity',
    named(`severity priority urgency prio sev schweregrad priorität dringlichkeit gravité priorité gravedad
    severidad prioridad 重大度`),
  ],
  ['policy.outcome', named(`policyoutcome policydecision policyresult policy`)],
  ['rationale', named(`rationale reasoning explanation`)],
];
