import 'server-only';
import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { SourceFailure } from './source-failure.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** Reach of an address that another organisation wrote. `loopback` is for demonstrations on one machine. */
export type AddressReach = 'public' | 'public-or-loopback';

export interface ConnectOptions {
  readonly timeout: number;
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
}

/**
 * Connects to public addresses only. The name is resolved here, every address that it has is checked, and the socket is
 * opened to a checked address: a name that resolves differently a moment later (DNS rebinding) changes nothing (security §1.3).
 */
export function publicConnector(
  options: ConnectOptions,
  reach: AddressReach,
  resolveName: typeof resolve = resolve,
): buildConnector.connector {
  const mayReach = (address: string): boolean => isPublicAddress(address) || (reach === 'public-or-loopback' && isLoopbackAddress(address));
  const connect = buildConnector({ ...options, allowH2: false, lookup: checkedLookup(mayReach, resolveName) });
  return (target, callback) => {
    // Node opens a socket to a literal address without any lookup.
    const literal = target.hostname.replace(/^\[(.*)\]$/, '$1');
    if (isIP(literal) !== 0 && !mayReach(literal)) return callback(notPublic(), null);
    connect(target, callback);
  };
}

const notPublic = (): SourceFailure => new SourceFailure({ kind: 'wrong-place', detail: 'not-public' });

function checkedLookup(mayReach: (address: string) => boolean, resolveName: typeof resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, { family: options.family ?? 0, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new Error('no address'), '', 0);
      // A private address among public ones shows a dishonest name: none of them is tried.
      if (!addresses.every(({ address }) => mayReach(address))) return callback(notPublic(), '', 0);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
