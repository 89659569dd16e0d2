import { connection } from 'next/server';
import { config } from '#/lib/config/config.ts';
import { isStopping } from '#/lib/server/lifecycle.ts';
import { publicKeys } from '#/lib/session/authorization-server/public-keys.ts';

/** Tells a load balancer that this replica can take readers: its client keys can be used, and it is not about to stop. */
export async function GET(): Promise<Response> {
  await connection();
  if (isStopping()) return answer('not-ready', 503);
  try {
    await publicKeys(config());
    return answer('ready', 200);
  } catch {
    return answer('not-ready', 503);
  }
}

function answer(status: 'ready' | 'not-ready', code: number): Response {
  return Response.json({ status }, { status: code, headers: { 'Cache-Control': 'no-store' } });
}
