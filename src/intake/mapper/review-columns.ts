import { type ColumnNames, named } from './column-names';

/** What a human decided. */
export const reviewColumns: readonly ColumnNames[] = [
  [
    'outcome',
    named(`reviewoutcome humandecision analystdecision approval approvalstatus reviewdecision analystaction
    outcome review decision answer`),
  ],
  [
    'time',
    named(`reviewedat reviewtime decidedat approvedat approvaltime updatedat updated timestamp time date
    handledat answeredat answered when ts eventtime occurredat`),
  ],
  ['shown_time', named(`shownat showntime presentedat assignedat queuedat`)],
  [
    'reviewer.uid',
    named(`revieweruid reviewerid reviewer analyst approver approvedby reviewedby assignee assignedto owner
    handledby handler operator investigator responder actiontakenby closedby resolvedby who
    wholooked onduty onshift decidedby calledby doneby`),
  ],
  ['reviewer.group', named(`team reviewergroup group shift`)],
  ['reason_text', named(`reason overridereason comment comments notes note`)],
  ['saw_agent_output', named(`sawagentoutput sawagent advised`)],
];
