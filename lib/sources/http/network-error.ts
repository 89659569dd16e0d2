import { SourceFailure, type FailureReason } from './source-failure.ts';

const names = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
const certificates = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH)/;

/** The failure that undici's error (a TypeError with a coded cause) stands for. */
export function networkFailure(error: unknown, connectMs: number): SourceFailure {
  const own = ownFailure(error);
  if (own) return own;
  return new SourceFailure(fromCode(codeOf(error), connectMs), error);
}

function fromCode(code: string | undefined, connectMs: number): FailureReason {
  if (code === 'ECONNREFUSED') return { kind: 'refused' };
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return { kind: 'timeout', limit: 'connect', ms: connectMs };
  if (code !== undefined && names.has(code)) return { kind: 'unreachable', detail: 'name' };
  if (code !== undefined && certificates.test(code)) return { kind: 'unreachable', detail: 'certificate' };
  return { kind: 'unreachable', detail: 'connection' };
}

/** Tells whether the server closed the socket before it answered, by undici's code or the system's. */
export function isSocketClosed(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}

/** Our own connector refused the address: undici wraps that like any other error. */
function ownFailure(error: unknown, depth = 0): SourceFailure | undefined {
  if (error instanceof SourceFailure) return error;
  return error instanceof Error && depth < 4 ? ownFailure(error.cause, depth + 1) : undefined;
}

function codeOf(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > 4) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause, depth + 1);
}
