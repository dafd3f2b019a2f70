#!/bin/sh
# Commits what nightly.sh left in SITE, a clone of the branch that keeps the history, and pushes it.
set -eu
: "${SITE:?the folder of reports, a git repository}"
cd "$SITE"
git add -A
git -c user.name=shadowproof -c user.email=shadowproof@localhost commit -q -m "Report of $(date -u +%F)"
git push -q origin HEAD
