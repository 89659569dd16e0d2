import { connection } from 'next/server';

/** Tells that the process lives; asks nobody. */
export async function GET(): Promise<Response> {
  await connection();
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}
