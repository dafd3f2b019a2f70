// Builds the app, serves the built folder on this machine only, and prints the address that opens
// the sample data.
import { build, preview } from 'vite';

await build({ logLevel: 'warn' });
const server = await preview({ preview: { host: 'localhost', port: 4173, strictPort: false } });
const address = server.resolvedUrls?.local[0] ?? 'http://localhost:4173/';
console.log(`\nShadowproof on the sample data:  ${address}?load=sample-data/manifest.json`);
console.log(`Shadowproof on your own logs:    ${address}\n`);
