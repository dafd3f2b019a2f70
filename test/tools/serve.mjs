// A static host in a few lines, on this machine only: files as they lie on the disk, under any sub-path.
// Vite's own preview sends `.gz` with `Content-Encoding: gzip`; the browser then unpacks it before the app
// sees it, and size and SHA-256 are no longer those of the file.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The file that a request path names, or undefined. */
async function fileOf(root, inside) {
  let file;
  try {
    file = path.resolve(root, decodeURIComponent(inside));
  } catch {
    return undefined;
  }
  if (file !== root && !file.startsWith(root + path.sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return { file, size: found.size };
  if (!found?.isDirectory() || (inside !== '' && !inside.endsWith('/'))) return undefined;
  const index = path.join(file, 'index.html');
  const page = await stat(index).catch(() => undefined);
  return page?.isFile() ? { file: index, size: page.size } : undefined;
}

/** Serves `root` under `base`; `port` 0 takes a free one. Resolves to the address. */
export function serve({ root, base = '/', port = 0 }) {
  const whole = path.resolve(root);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = pathname.startsWith(base) ? await fileOf(whole, pathname.slice(base.length)) : undefined;
    if (!found) return response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
    response.writeHead(200, {
      'content-type': types[path.extname(found.file)] ?? 'application/octet-stream',
      'content-length': found.size,
      'cache-control': 'no-store',
    });
    createReadStream(found.file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}${base}`));
  });
}
