import { readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

const ending = '.br';
const types: Readonly<Record<string, string>> = {
  js: 'application/javascript; charset=UTF-8',
  mjs: 'application/javascript; charset=UTF-8',
  css: 'text/css; charset=UTF-8',
};

/** Paths of the page's files of which the build has made a compressed copy beside them. */
export function findCompressed(buildFolder: string): ReadonlySet<string> {
  const names = readdirSync(join(buildFolder, 'static'), { recursive: true, encoding: 'utf8' });
  const copies = names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length).replaceAll('\\', '/'));
  return new Set(copies.map((name) => `/_next/static/${name}`));
}

/**
 * Has the application send the compressed copy of a file where there is one and the browser takes it. The file's own address and type
 * stay; the application knows the copy as any other file of the build.
 */
export function preferCompressed(request: IncomingMessage, response: ServerResponse, compressed: ReadonlySet<string>): void {
  const [path = '', ...query] = request.url?.split('?') ?? [];
  if (!compressed.has(path) || (request.method !== 'GET' && request.method !== 'HEAD')) return;
  response.setHeader('Vary', 'Accept-Encoding');
  // A part of a file is cut from the file itself.
  if (!takesBrotli(request.headers['accept-encoding']) || request.headers.range !== undefined) return;
  request.url = [`${path}${ending}`, ...query].join('?');
  describeFile(response, types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream');
}

/** Names the coding and the type of the file once it is certain that the file is what is sent. */
function describeFile(response: ServerResponse, type: string): void {
  // Set now, so that nobody compresses a second time or takes the type from the copy's name.
  response.setHeader('Content-Encoding', 'br');
  response.setHeader('Content-Type', type);
  const write = response.writeHead.bind(response) as (...parts: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    if (status !== 200 && status !== 304) response.removeHeader('Content-Encoding');
    return write(status, ...rest);
  };
}

/** `br` by name, and not refused (`br;q=0`): a browser that takes any coding, or says nothing, is sent what it is sent today. */
export function takesBrotli(accepted: string | readonly string[] | undefined): boolean {
  return String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.split(';').map((part) => part.trim()))
    .some(([name, weight = 'q=1']) => name === 'br' && Number(weight.replace(/^q=/, '')) > 0);
}
