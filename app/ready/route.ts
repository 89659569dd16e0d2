import { connection } from 'next/server';
import { config } from '#/lib/config/config.ts';
import { publicKeys } from '#/lib/session/authorization-server/public-keys.ts';

/** Tells a load balancer that this replica can take readers: its configuration is read and its client keys can be used. */
export async function GET(): Promise<Response> {
  await connection();
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
