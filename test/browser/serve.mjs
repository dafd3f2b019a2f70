// Serves the built folder under a sub-path, as any static host would, on this machine only.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const port = Number(process.env.PORT ?? 4187);
const base = process.env.BASE ?? '/any/sub/path/';
const root = path.resolve(process.env.DIST ?? 'dist');

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const missing = () => response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
  if (!pathname.startsWith(base)) return missing();
  const inside = decodeURIComponent(pathname.slice(base.length)) || 'index.html';
  const file = path.resolve(root, inside);
  if (!file.startsWith(root + path.sep)) return missing();
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return missing();
  response.writeHead(200, {
    'content-type': types[path.extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': 'no-store',
  });
  createReadStream(file).pipe(response);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}${base}`));
