import 'server-only';
import { Agent } from 'undici';
import type { SinkCredentials } from '#/lib/audit/model/sink.ts';
import { trailWords } from '#/lib/audit/model/words.ts';
import type { AuditConfig } from '#/lib/config/schema/audit.ts';

/** The server that keeps the trail: addresses are made of the configured base alone, and no redirect is followed. */
export interface AuditServer {
  readonly base: string;
  readonly request: (details: AuditRequest) => Promise<AuditServerAnswer>;
}

export interface AuditRequest {
  /** Below the base, with its query; empty for the base itself. */
  readonly path: string;
  /** Posted as FHIR JSON; without it the request is a GET. */
  readonly body?: unknown;
  /** Asks the server to refuse search parameters that it does not know, rather than to leave them out. */
  readonly isStrict?: boolean;
  readonly signal: AbortSignal;
}

export interface AuditServerAnswer {
  readonly status: number;
  /** Undefined where the answer is no JSON. */
  readonly body: unknown;
}

/** Failure of the server or of the way to it; `code` is for the operator. */
export class AuditServerFailure extends Error {
  override readonly name = 'AuditServerFailure';
  readonly code: string;
  constructor(code: string, cause?: unknown) {
    super(trailWords.serverFailed(code), { cause });
    this.code = code;
  }
}

/** A page of 500 records is below this by far. */
const mostBytes = 50_000_000;
const fhirJson = 'application/fhir+json';

/** Makes the requests to the configured server, by our own credentials. A 401 is answered once with fresh ones. */
export function auditServer(base: string, tls: AuditConfig['tls'], credentials: SinkCredentials): AuditServer {
  const connect = tls ? { cert: tls.certificate, key: tls.key, ...(tls.authority !== undefined && { ca: tls.authority }) } : {};
  // Batches go one after another: a second connection would only be a second order of records.
  const dispatcher = new Agent({ connections: 1, pipelining: 1, allowH2: false, connect });
  const send = async (details: AuditRequest, headers: Readonly<Record<string, string>>): Promise<Response> => {
    const { path, body, isStrict = false, signal } = details;
    const posted = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const init = { ...posted, signal, dispatcher, redirect: 'manual', cache: 'no-store' } as const;
    const own = {
      Accept: fhirJson,
      ...(body !== undefined && { 'Content-Type': fhirJson }),
      ...(isStrict && { Prefer: 'handling=strict' }),
    };
    return fetch(/^\?|^$/.test(path) ? `${base}${path}` : `${base}/${path}`, { ...init, headers: { ...headers, ...own } });
  };
  const request = async (details: AuditRequest): Promise<AuditServerAnswer> => {
    try {
      const authorization = credentials(details.signal);
      const headers = await authorization.headers();
      let response = await send(details, headers);
      if (response.status === 401 && authorization.renew(headers)) {
        await response.body?.cancel();
        response = await send(details, await authorization.headers());
      }
      return { status: response.status, body: parseJson(await boundedText(response)) };
    } catch (error) {
      throw error instanceof AuditServerFailure ? error : new AuditServerFailure(codeOf(error), error);
    }
  };
  return { base, request };
}

async function boundedText(response: Response): Promise<string> {
  const [decoder, parts] = [new TextDecoder(), new Array<string>()];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > mostBytes) throw new AuditServerFailure('ANSWER_TOO_LARGE');
    parts.push(decoder.decode(part, { stream: true }));
  }
  return parts.join('');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The network's own code, such as ECONNREFUSED; never a message, which may quote an address. */
function codeOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : 'UNKNOWN';
}
