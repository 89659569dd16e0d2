import { connection } from 'next/server';
import { isAuditWritable } from '#/lib/access/is-audit-writable.ts';
import { config } from '#/lib/config/config.ts';
import { isStopping } from '#/lib/server/lifecycle.ts';
import { publicKeys } from '#/lib/session/authorization-server/public-keys.ts';

/**
 * Tells a load balancer that this replica can take readers: it is not about to stop, its audit trail takes events, and its client
 * keys can be used. Where it cannot, `reason` is for the operator.
 */
export async function GET(): Promise<Response> {
  await connection();
  if (isStopping()) return notReady('stopping');
  if (!isAuditWritable()) return notReady('audit');
  try {
    await publicKeys(config());
    return answer({ status: 'ready' }, 200);
  } catch {
    return notReady('client-keys');
  }
}

const notReady = (reason: 'stopping' | 'audit' | 'client-keys'): Response => answer({ status: 'not-ready', reason }, 503);

function answer(body: { readonly status: string; readonly reason?: string }, code: number): Response {
  return Response.json(body, { status: code, headers: { 'Cache-Control': 'no-store' } });
}
