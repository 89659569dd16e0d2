import 'server-only';
import { isLoopbackAddress } from '#/lib/sources/http/public-address.ts';
import type { AddressReach } from '#/lib/sources/http/public-connector.ts';

const longest = 500;

/**
 * A base address as somebody else's directory gives it: https, without user-info, query or fragment; or nothing. Where
 * its name leads is checked when it is connected to.
 */
export function endpointAddress(text: string, reach: AddressReach): string | undefined {
  const written = text.trim();
  if (written.length > longest || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  if (url.username || url.password || url.search || url.hash || written.includes('#') || written.includes('?')) return undefined;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && reach === 'public-or-loopback' && isLoopbackHost(url))) return undefined;
  return url.href.replace(/\/+$/, '');
}

const isLoopbackHost = ({ hostname }: URL): boolean => isLoopbackAddress(hostname.replace(/^\[(.*)\]$/, '$1'));
