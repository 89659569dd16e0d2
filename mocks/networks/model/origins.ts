import type { Network } from './network.ts';

/** Addresses of the parts of an exchange. */
export interface ExchangeOrigins {
  readonly ehr: string;
  readonly identityProvider: string;
  readonly masterIndex: string;
  readonly consent: string;
  /** Origins by id of the source or the national network; the record system's own source has the record system's origin. */
  readonly sources: Readonly<Record<string, string>>;
  /** Each once: for `clearFaults`. */
  readonly all: readonly string[];
}

/** The addresses of a network at a base port. Always 127.0.0.1, so that a viewer at localhost is another site. */
export function originsOf(network: Network, basePort: number): ExchangeOrigins {
  const at = (offset: number): string => `http://127.0.0.1:${basePort + offset}`;
  const { ports } = network;
  const sources = Object.fromEntries([...network.sources, ...(network.nationals ?? [])].map(({ id, port }) => [id, at(port)]));
  const own = [at(ports.ehr), at(ports.identityProvider), at(ports.masterIndex), at(ports.consent)] as const;
  const [ehr, provider, masterIndex, consent] = own;
  return { ehr, identityProvider: provider, masterIndex, consent, sources, all: [...new Set([...own, ...Object.values(sources)])] };
}
