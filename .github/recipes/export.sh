#!/bin/sh
# Writes what a tool holds to standard output, in a form that Shadowproof reads:  SINCE=2026-03-01 sh export.sh sentinel >sentinel.json
set -eu
since=${SINCE:-$(date -u +%Y-%m-%d)}
case "${1:-}" in
sentinel)
  # Every state of every incident; the last one counts. Needs Log Analytics Reader.
  : "${WORKSPACE:?the id of the Log Analytics workspace}"
  az rest --method post --url "https://api.loganalytics.io/v1/workspaces/$WORKSPACE/query" \
    --resource https://api.loganalytics.io --headers Content-Type=application/json \
    --body "{\"query\": \"SecurityIncident | where TimeGenerated >= datetime($since)\"}"
  ;;
splunk)
  # Notable events of Enterprise Security, with what people concluded. SPLUNK_TOKEN is read by curl from its own input.
  : "${SPLUNK:?such as https://splunk.example:8089}" "${SPLUNK_TOKEN:?a token of a user who may search}"
  printf 'header = "Authorization: Bearer %s"\n' "$SPLUNK_TOKEN" |
    curl -sSf --config - "$SPLUNK/services/search/v2/jobs/export" --data output_mode=json \
      --data earliest_time="${since}T00:00:00" --data-urlencode 'search=search `notable` | table _time event_id rule_name owner status_label disposition_label urgency comment'
  ;;
opa)
  # Decision logs on the console: decision_logs.console=true.
  kubectl logs --selector "${SELECTOR:-app=opa}" --all-containers --prefix --tail=-1 --since-time="${since}T00:00:00Z"
  ;;
*)
  echo 'usage: export.sh sentinel|splunk|opa' >&2
  exit 1
  ;;
esac
