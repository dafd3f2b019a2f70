#!/bin/sh
# Puts the app into a bucket. S3 sends no security headers of its own: put CloudFront before it, with the policy
#   aws cloudfront create-response-headers-policy --response-headers-policy-config file://cloudfront-headers.json
set -eu
: "${BUCKET:?the name of the bucket}" "${DIST:?the folder of the built app}"
aws s3 sync "$DIST" "s3://$BUCKET" --delete --exclude _headers --exclude 'assets/*' --cache-control no-cache
aws s3 sync "$DIST/assets" "s3://$BUCKET/assets" --exclude '*.wasm' --cache-control 'public, max-age=31536000, immutable'
aws s3 sync "$DIST/assets" "s3://$BUCKET/assets" --exclude '*' --include '*.wasm' --content-type application/wasm \
  --cache-control 'public, max-age=31536000, immutable'
