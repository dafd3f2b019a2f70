import { type ColumnNames, findingNames, named } from './column-names';

/** What turned out to be true. */
export const verdictColumns: readonly ColumnNames[] = [
  [
    'verdict',
    named(`verdict finalverdict classification disposition resolution truth closecode closurecode
    finaloutcome result groundtruth closedas closeas closereason closurereason turnedouttobe lösung abschlussgrund
    abschlusscode schließungsgrund schliessungsgrund codedeclôture codedefermeture motifdeclôture conclusion
    códigodecierre motivodecierre クローズ理由 解決コード einstufung résolution clasificación resolución`),
  ],
  [
    'time',
    named(`foundout foundoutat closedat closetime closed resolvedat resolved verdicttime updatedat updated timestamp time date
    when ts eventtime occurredat gelöst gelöstam erledigt erledigtam geschlossen geschlossenam résolu fermé cerrado resuelto
    完了日時`),
  ],
  ['finding_uid', [...findingNames, 'id', 'number']],
];

/** What really ran. */
export const executionColumns: readonly ColumnNames[] = [
  ['status', named(`executionstatus execstatus actionstatus executionresult executed`)],
  [
    'time',
    named(`executedat executiontime performedat timestamp time date ranat when ts eventtime occurredat`),
  ],
  ['executor', named(`executor executedby performedby`)],
];
