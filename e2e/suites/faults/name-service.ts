import dns from 'node:dns';

/** Place of a host: on this machine, at an address where nothing listens, or nowhere. */
export type Place = 'here' | 'nobody-listens' | 'not-found';

export interface NameService {
  /** Every name that was looked up and is not one of ours: a request was about to leave. */
  readonly strangers: string[];
  readonly stop: () => void;
}

interface LookupAddress {
  readonly address: string;
  readonly family: number;
}
type Answer = (error: Error | null, address?: string | LookupAddress[], family?: number) => void;

/** Another loopback address than the proxy's; where there is none but ::1, that. */
const nobody: LookupAddress = process.platform === 'linux' ? { address: '127.0.0.2', family: 4 } : { address: '::1', family: 6 };
const loopback: LookupAddress = { address: '127.0.0.1', family: 4 };

/**
 * Answers every name that this process looks up: a name that is not found, or moves while a record is read, is a fault
 * like another, and no test may depend on a resolver of the machine that it runs on.
 */
export function serveNames(placeOf: (host: string) => Place | undefined): NameService {
  const strangers: string[] = [];
  const before = dns.lookup;
  const lookup = (host: string, options: unknown, callback?: Answer): void => {
    const answer = callback ?? (options as Answer);
    const all = typeof options === 'object' && options !== null && 'all' in options && options.all === true;
    const place = host === 'localhost' || host === '127.0.0.1' ? 'here' : placeOf(host);
    if (place === undefined) strangers.push(host);
    process.nextTick(() => {
      if (place === undefined || place === 'not-found') return answer(notFound(host));
      const address = place === 'here' ? loopback : nobody;
      return all ? answer(null, [address]) : answer(null, address.address, address.family);
    });
  };
  Reflect.set(dns, 'lookup', lookup);
  return { strangers, stop: () => void Reflect.set(dns, 'lookup', before) };
}

const notFound = (host: string): Error =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo', hostname: host });
