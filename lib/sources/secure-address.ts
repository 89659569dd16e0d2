import { z } from 'zod';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An address that a secret may be sent to: https, or http on a loopback host (design §7). */
export const secureAddress = z.url().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
}, 'an https address (http only on a loopback host)');
