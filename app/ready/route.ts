import { connection } from 'next/server';
import { config } from '#/lib/config/config.ts';
import { publicKeys } from '#/lib/session/authorization-server/public-keys.ts';

/** This replica can take readers: its configuration is read and its client keys can be used. */
export async function GET(): Promise<Response> {
  await connection();
  const ready = await usable();
  return Response.json({ status: ready ? 'ready' : 'not-ready' }, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}

async function usable(): Promise<boolean> {
  try {
    await publicKeys(config());
    return true;
  } catch {
    return false;
  }
}
