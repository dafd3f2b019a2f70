// Builds the app, serves the built folder on this machine only, and prints the address that opens
// the sample data.
import { build } from 'vite';
import { serve } from '../../src/cli/static-host.mjs';

await build({ logLevel: 'warn' });
const asked = Number(process.env.PORT ?? 4173);
const address = await serve({ root: 'dist', port: asked }).catch((reason) => {
  if (reason.code !== 'EADDRINUSE') throw reason;
  return serve({ root: 'dist' });
});
console.log(`
Shadowproof on the sample data:  ${address}?load=sample-data/manifest.json
Shadowproof on your own logs:    ${address}

Stop it with Ctrl+C.`);
