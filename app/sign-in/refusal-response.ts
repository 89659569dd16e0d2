import 'server-only';
import { sessionServices } from '#/lib/access/session-services.ts';
import { config } from '#/lib/config/config.ts';
import { refuseSignIn, type SignInAttempt } from '#/lib/session/open/refuse-sign-in.ts';
import { noticeResponse } from './notice-response.tsx';

/** The page of an error that ended a sign-in, with a reference that the audit trail holds too. */
export async function refusalResponse(error: unknown, attempt: SignInAttempt): Promise<Response> {
  const { status, headers, ...notice } = await refuseSignIn(error, attempt, sessionServices, config());
  return noticeResponse(notice, status, headers);
}
