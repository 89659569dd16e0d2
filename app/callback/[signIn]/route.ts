import { cookies } from 'next/headers';
import { refusalResponse } from '#/app/sign-in/refusal-response.ts';
import { config } from '#/lib/config/config.ts';
import { returnToCallback } from '#/lib/queries/return-to-callback.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { clearEverywhere, launchCookie, signedOutMark } from '#/lib/session/cookies/cookies.ts';
import { finishSignIn } from '#/lib/session/open/finish-sign-in.ts';
import { leaveSession } from '#/lib/session/end/end-session.ts';
import { isFramed } from '#/lib/session/model/is-framed.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { readBrowserIds } from '#/lib/session/cookies/browser-ids.ts';
import { openViewerSession } from '#/lib/session/cookies/read-record-session.ts';
import { sameSiteRedirect, sameSiteRedirectBy } from '#/lib/session/open/same-site-redirect.ts';

interface Context {
  readonly params: Promise<{ readonly signIn: string }>;
}

/** The redirect URI of one sign-in. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { signIn } = await params;
  const { searchParams } = new URL(request.url);
  const framed = isFramed(request.headers);
  if (comesFromElsewhere(request, searchParams)) {
    const script = { text: `(${returnToCallback.toString()})()`, nonce: request.headers.get('x-nonce') ?? '' };
    return sameSiteRedirectBy(script, `/callback/${encodeURIComponent(signIn)}?${ownParameters(searchParams)}`);
  }
  const jar = await cookies();
  const state = searchParams.get('state') ?? '';
  const earlier = await openViewerSession();
  try {
    const answer = {
      signIn,
      parameters: searchParams,
      framed,
      cookie: (name: string) => jar.get(name)?.value,
      ...(await readBrowserIds()),
    };
    const finished = await finishSignIn(answer, sessionServices, config());
    // Whoever signs in is not signed out, whatever became of the sign-out before.
    const markCleared = jar.has(signedOutMark.name) ? clearEverywhere(signedOutMark) : [];
    const left = earlier ? await leaveSession(earlier, finished.session, sessionServices, config()) : [];
    return sameSiteRedirect(finished.path, appendCookies(new Headers(), [...left, ...markCleared, ...finished.cookies]));
  } catch (error) {
    // The state is used up, whatever the outcome.
    const cookiesToClear = /^[A-Za-z0-9_-]{32}$/.test(state) ? clearEverywhere(launchCookie(state)) : [];
    return refusalResponse(error, { step: 'authorization', signIn, framed, cookies: cookiesToClear });
  }
}

/** The parameters of OAuth alone, and the mark that this is the second time. */
const ownParameters = (parameters: URLSearchParams): URLSearchParams =>
  new URLSearchParams([
    ...[...parameters].filter(([name]) => ['code', 'state', 'iss', 'error', 'error_description'].includes(name)),
    ['own', '1'],
  ]);

/**
 * The authorisation server's answer comes without our Strict cookies: a reader who is signed in already would not be
 * recognised, and their other tabs would be lost. A page of our own then asks the same address once more, and holds the lock by
 * which a sign-out waits for the answer.
 */
const comesFromElsewhere = (request: Request, parameters: URLSearchParams): boolean =>
  !parameters.has('own') && request.headers.get('sec-fetch-site') !== 'same-origin';
