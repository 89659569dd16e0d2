import type { ServerResponse } from 'node:http';
import { isServedOverHttps } from './lifecycle.ts';

/** Headers that every answer carries, whoever wrote it (ASVS 3.4). */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

export const transportHeaders: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
};

/** Policy of an answer that is no page of ours: it loads nothing, and nobody frames it. */
const bare = "default-src 'none'; frame-ancestors 'none'";
/** A script that runs as a worker obeys the policy of its own file: it may load our own files. */
const ownFiles = "default-src 'self'; frame-ancestors 'none'";

/** Headers of an answer where the application has set none: for errors, refusals and redirects of Next's own, and static files. */
export function defaultHeaders(path: string, status: number): Readonly<Record<string, string>> {
  const isFile = path.startsWith('/_next/static/') && [200, 206, 304].includes(status);
  return {
    ...securityHeaders,
    'Content-Security-Policy': isFile ? ownFiles : bare,
    // Next lets static files be kept for ever: their hash is in their name.
    ...(!isFile && { 'Cache-Control': 'no-store' }),
    ...(isServedOverHttps() && transportHeaders),
  };
}

/** Adds the headers that an answer lacks at the moment when its head is written. */
export function completeHeaders(response: ServerResponse, path: string): void {
  const write = response.writeHead.bind(response) as (...parts: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    for (const [name, value] of Object.entries(defaultHeaders(path, status))) {
      if (!response.hasHeader(name)) response.setHeader(name, value);
    }
    if (status === 405 && !response.hasHeader('Allow')) response.setHeader('Allow', otherMethods(response.req.method));
    return write(status, ...rest);
  };
}

/** Methods of the route that did not answer this one: each of ours answers GET, or POST, or both. */
const otherMethods = (method: string | undefined): string => (method === 'POST' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS');
