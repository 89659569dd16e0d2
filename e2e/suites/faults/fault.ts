import type { Socket } from 'node:net';
import type { CertificateFault } from './certificate-faults.ts';
import type { Place } from './name-service.ts';

/** An answer of the source behind the proxy. */
export interface SourceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A request that meets the fault. */
export interface Hit {
  readonly socket: Socket;
  readonly target: string;
  /** 1 for the first that this source met. */
  readonly number: number;
  /** Answer of the source. */
  readonly answer: () => Promise<SourceAnswer>;
  /** Answer of this source to the request before; another patient's at the first. */
  readonly previous: () => SourceAnswer;
  /** Target of the first hit. */
  readonly first: string;
  /** Bytes that were written for this fault, so that a flood is seen to be stopped. */
  readonly wrote: (bytes: number) => void;
}

export interface Fault {
  readonly name: string;
  /**
   * Sentence that the reader must find. `named`: the source is not complete, and why. `whole`: all came in spite of it.
   * `either`: it depends on which connection met it.
   */
  readonly expected: 'named' | 'whole' | 'either';
  /** Answers, or not. */
  readonly meet: (hit: Hit) => void | Promise<void>;
  /** From the first hit on every new connection meets this, as a host that goes down while it is read. */
  readonly afterwards?: { readonly place?: Place; readonly certificate?: CertificateFault };
}

const reasons: Readonly<Record<number, string>> = { 200: 'OK', 302: 'Found', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' };

/** The bytes of an answer, with a length unless its headers say otherwise. */
export function bytesOf({ status, headers, body }: SourceAnswer): Buffer {
  const all = { 'Content-Type': 'application/fhir+json', 'Content-Length': String(body.length), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${reasons[status] ?? 'Said'}\r\n${lines.join('')}\r\n`, 'latin1'), body]);
}
