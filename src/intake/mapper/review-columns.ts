import { type ColumnNames, named } from './column-names';

/** What a human decided. */
export const reviewColumns: readonly ColumnNames[] = [
  [
    'outcome',
    named(`reviewoutcome humandecision analystdecision approval approvalstatus reviewdecision analystaction
    outcome review decision answer freigabe freigabestatus genehmigung entscheidung entscheidunganalyst
    décisiondelanalyste décisionanalyste approbation decisióndelanalista aprobación 承認結果`),
  ],
  [
    'time',
    named(`reviewedat reviewtime decidedat approvedat approvaltime updatedat updated timestamp time date
    handledat answeredat answered when ts eventtime occurredat entschiedenam genehmigtam aktualisiert
    approuvéle misàjour aprobadoel actualizado 承認日時`),
  ],
  ['shown_time', named(`shownat showntime presentedat assignedat queuedat`)],
  [
    'reviewer.uid',
    named(`revieweruid reviewerid reviewer analyst approver approvedby reviewedby assignee assignedto owner
    handledby handler operator investigator responder actiontakenby closedby resolvedby who
    wholooked onduty onshift decidedby calledby doneby bearbeiter bearbeiterin zugewiesenan prüfer genehmigtvon
    analyste approuvépar assignéà analista aprobadopor asignadoa 担当者 承認者`),
  ],
  ['reviewer.group', named(`team reviewergroup group shift`)],
  ['reason_text', named(`reason overridereason comment comments notes note`)],
  ['saw_agent_output', named(`sawagentoutput sawagent advised`)],
];
