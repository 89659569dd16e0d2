import { z } from 'zod';
import { secureAddressProblem } from './words.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Address that a secret may be sent to: https, or http on a loopback host (design §7); no user-info, no fragment (RFC 6749 §3.2). */
export const secureAddress = z.url().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.username || url.password || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
}, secureAddressProblem);
