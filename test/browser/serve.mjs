// Serves the built folder under a sub-path, as any static host would.
import { serve } from '../../src/cli/static-host.mjs';

const address = await serve({
  root: process.env.DIST ?? 'dist',
  base: process.env.BASE ?? '/any/sub/path/',
  port: Number(process.env.PORT ?? 4187),
});
console.log(address);
