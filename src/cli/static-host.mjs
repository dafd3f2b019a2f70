// A static host in a few lines, on this machine only: files as they lie on the disk, under any sub-path, with the
// headers that `_headers` in their root asks for. Vite's own preview sends `.gz` with `Content-Encoding: gzip`; the
// browser then unpacks it before the app sees it, and size and SHA-256 are no longer those of the file.
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The part of the request's path below `base`, decoded; undefined where it is no path of this host. */
function insideOf(target, base) {
  // Never `new URL`: it throws for `//`, and takes `//name/` for a host.
  const [pathname] = (target ?? '').split(/[?#]/);
  if (!pathname.startsWith(base)) return undefined;
  try {
    const inside = decodeURIComponent(pathname.slice(base.length));
    const parts = inside.split('/');
    const isHidden = inside === '_headers' || parts.some((part) => part.startsWith('.'));
    const isWhole = parts.slice(0, -1).every((part) => part !== '');
    return inside === '' || (isWhole && !isHidden && !/[\0\\]/.test(inside)) ? inside : undefined;
  } catch {
    return undefined;
  }
}

/** The file that a path names, or undefined; a link out of the root is none. */
async function fileOf(root, inside) {
  const file = await realpath(path.join(root, inside)).catch(() => undefined);
  if (file === undefined || (file !== root && !file.startsWith(root + path.sep))) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return inside.endsWith('/') ? undefined : { file, size: found.size };
  if (!found?.isDirectory() || (inside !== '' && !inside.endsWith('/'))) return undefined;
  const index = path.join(file, 'index.html');
  const page = await stat(index).catch(() => undefined);
  return page?.isFile() ? { file: index, size: page.size } : undefined;
}

/** What the blocks of a `_headers` file for `path` ask for, `/*` or `/folder/*`; nothing where there is none. */
export function headersOf(text, path = '/') {
  const headers = {};
  let isFor = false;
  for (const line of text.split(/\r?\n/)) {
    if (/^\S/.test(line)) isFor = line.trim().endsWith('/*') && path.startsWith(line.trim().slice(0, -1));
    const [, name, value] = /^\s+([A-Za-z-]+):\s*(.*\S)\s*$/.exec(line) ?? [];
    if (isFor && name) headers[name.toLowerCase()] = value;
  }
  return headers;
}

/** Serves `root` under `base`; `port` 0 takes a free one. Resolves to the address. */
export async function serve({ root, base = '/', port = 0 }) {
  const whole = await realpath(root);
  const asking = await readFile(path.join(whole, '_headers'), 'utf8').catch(() => '');
  const asked = headersOf(asking);
  const answer = async (request, response) => {
    const say = (status, more = {}) =>
      response
        .writeHead(status, { ...asked, 'content-type': 'text/plain', ...more })
        .end(request.method === 'HEAD' ? undefined : status === 404 ? 'not here' : 'not served');
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, { allow: 'GET, HEAD' });
    const inside = insideOf(request.url, base);
    const found = inside === undefined ? undefined : await fileOf(whole, inside);
    if (!found) return say(404);
    response.writeHead(200, {
      'cache-control': 'no-store',
      ...headersOf(asking, `/${inside}`),
      'content-type': types[path.extname(found.file)] ?? 'application/octet-stream',
      'content-length': found.size,
    });
    if (request.method === 'HEAD') return response.end();
    // A file that goes away, or a reader that does, ends this answer only.
    pipeline(createReadStream(found.file), response, (reason) => reason && response.destroy());
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}${base}`));
  });
}
