import { readEndedSession } from '#/lib/session/cookies/read-record-session.ts';
import { guardRequest } from '#/lib/session/open/guard-request.ts';

/** Lists the records of a session that has ended in this browser: our page ends each under its own path. */
export async function POST(request: Request): Promise<Response> {
  const refused = guardRequest(request);
  if (refused) return refused;
  const ended = await readEndedSession();
  return Response.json(ended ? { records: ended.records } : {}, { headers: { 'Cache-Control': 'no-store' } });
}
