import 'server-only';
import { chargeAnswer, type AnswerCharge } from '#/lib/process/answer-memory.ts';
import { patientTimeout } from '#/lib/process/patient-timer.ts';

const answerLimit = 1_000_000;
const answerMs = 8_000;

export type RestrictedFetch = (url: string, init?: RestrictedFetchInit) => Promise<Response>;

export interface RestrictedFetchInit {
  readonly method?: string;
  readonly headers?: HeadersInit;
  /** A form or nothing; other bodies are refused. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes a `fetch` that reaches the given origins only, follows no redirect, caches nothing, and reads at most 1 MB in 8 s.
 * Whatever a discovery document names, no code, assertion or token of ours leaves for another host.
 */
export function restrictedFetch(origins: readonly string[]): RestrictedFetch {
  return async (url, init = {}) => {
    const { origin } = new URL(url);
    if (!origins.includes(origin)) throw new ForeignOrigin(origin);
    // Our own delay is not the server's: `patientTimeout`.
    const timeout = patientTimeout(answerMs, () => new DOMException(undefined, 'TimeoutError'));
    const charge = chargeAnswer(origin);
    try {
      const signal = init.signal ? AbortSignal.any([init.signal, timeout.signal]) : timeout.signal;
      const response = await fetch(url, { ...requestOf(init), signal, redirect: 'manual', cache: 'no-store' });
      const body = await readLimited(response, charge, signal);
      const bodyless = response.status === 204 || response.status === 205 || response.status === 304;
      return new Response(bodyless ? undefined : body, { status: response.status, headers: response.headers });
    } finally {
      timeout.stop();
      charge.release();
    }
  };
}

function requestOf({ method = 'GET', headers, body }: RestrictedFetchInit): Pick<RequestInit, 'method' | 'headers' | 'body'> {
  return { method, ...(headers && { headers }), ...(body !== undefined && body !== null && { body: form(body) }) };
}

function form(body: unknown): URLSearchParams | string {
  if (body instanceof URLSearchParams || typeof body === 'string') return body;
  throw new TypeError('Only forms are sent to an authorisation server.');
}

/** Thrown for a request to an origin that is not configured. */
export class ForeignOrigin extends Error {
  override readonly name = 'OutboundRefused';
  readonly origin: string;
  constructor(origin: string) {
    super('Origin not configured.');
    this.origin = origin;
  }
}

async function readLimited(response: Response, charge: AnswerCharge, signal: AbortSignal): Promise<Blob> {
  const parts: BlobPart[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > answerLimit) throw new Error('The answer is larger than 1 MB.');
    parts.push(part);
    await charge.hold(size, signal);
  }
  return new Blob(parts);
}
