import { readEndedSession, readViewerSession } from '#/lib/session/cookies/read-record-session.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';

/**
 * Lists the records of a session that has ended in this browser: our page ends each under its own path. `signedOut`: its reader
 * signed out, and nobody has signed in since.
 */
export async function POST(request: Request): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const ended = await readEndedSession();
  const signedOut = ended?.reason === 'signed-out' && (await readViewerSession()) === undefined;
  return Response.json(ended ? { records: ended.records, signedOut } : {}, { headers: { 'Cache-Control': 'no-store' } });
}
