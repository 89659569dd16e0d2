import { connection } from 'next/server';
import { config } from '#/lib/config/config.ts';
import { publicKeys } from '#/lib/session/authorization-server/public-keys.ts';

/** Public keys by which authorisation servers verify our client assertions (SMART 2.2, asymmetric). Cached briefly, for rotation. */
export async function GET(): Promise<Response> {
  await connection();
  const keys = await publicKeys(config());
  return Response.json({ keys }, { headers: { 'Cache-Control': 'public, max-age=60', 'Content-Type': 'application/jwk-set+json' } });
}
