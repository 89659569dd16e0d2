import { z } from 'zod';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An absolute address without user-info, query or fragment; plain http on a loopback host only (design §7). */
export const anyAddress = z
  .string()
  .refine((text) => URL.canParse(text), 'an absolute https address')
  .transform((text) => text.replace(/\/+$/, ''))
  .refine((text) => {
    const url = new URL(text);
    return !url.username && !url.password && !url.search && !url.hash;
  }, 'an address without user-info, query or fragment');

/** The same over https, or http on a loopback host. */
export const address = anyAddress.refine((text) => {
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
}, 'https (http only on a loopback host)');
