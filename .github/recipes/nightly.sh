#!/bin/sh
# Judges the logs, writes the report and keeps it beside those before. By cron, every night at 02:30:
#   30 2 * * *  cd /srv/shadowproof && LOGS=/srv/logs SITE=/srv/shadowproof/site sh nightly.sh
# Exit: 0 all that was asked for is eligible, 2 not so, 1 an error. Options of evaluate and report go in OPTIONS.
set -eu
: "${LOGS:?the folder with the logs}" "${SITE:?the folder of reports, which is kept from night to night}"
name=${NAME:-$(date -u +%Y-%m-%dT%H%M)}
mkdir -p "$SITE/reports"
last=$(find "$SITE/reports" -name '*.html' | sort | tail -n 1)

# The ledger keeps every look. Whoever loses it gets more tries than there are.
status=0
# shellcheck disable=SC2086 # several options
npx shadowproof evaluate "$LOGS" --ledger "$SITE/looks.jsonl" ${OPTIONS:-} >"$SITE/verdict.txt" || status=$?
cat "$SITE/verdict.txt"
[ "$status" -eq 0 ] || [ "$status" -eq 2 ] || exit "$status"

# shellcheck disable=SC2086
npx shadowproof report "$LOGS" --out "$SITE/reports/$name.html" --manifest "$SITE/manifest.json" \
  --markdown "$SITE/summary.md" ${last:+--since "$last"} ${OPTIONS:-}
exit "$status"
