import { sessionServices } from '#/lib/access/session-services.ts';
import { config } from '#/lib/config/config.ts';
import { readBrowserIds } from '#/lib/session/cookies/browser-ids.ts';
import { isFramed } from '#/lib/session/model/is-framed.ts';
import { startDirect } from '#/lib/session/authorization-server/start-sign-in.ts';
import { redirectToSignIn, sealTicket } from '#/lib/session/begin/begin-sign-in.ts';
import { addressWithoutScript, comesWithoutScript } from '#/lib/session/begin/without-script.ts';
import { openingResponse } from './opening-response.tsx';
import { refusalResponse } from './refusal-response.ts';

/** Prepares a direct login or a standalone launch: `?with={sign-in}`. Sets no cookie: the page that it answers begins it. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const signIn = searchParams.get('with');
  const framed = isFramed(request.headers);
  // Another site must not sign a reader in without their doing: it may lead to the start page, no further.
  if (request.headers.get('sec-fetch-site') === 'cross-site') return new Response(undefined, { status: 303, headers: { Location: '/' } });
  try {
    const started = await startDirect(signIn, framed, sessionServices.typesAt, config());
    if (comesWithoutScript(request)) return await redirectToSignIn(started, await readBrowserIds(), config());
    const ticket = await sealTicket(started, config());
    const withoutScript = addressWithoutScript('/sign-in', searchParams);
    return await openingResponse({ way: 'sign-in', ticket, withoutScript, nonce: request.headers.get('x-nonce') });
  } catch (error) {
    return refusalResponse(error, { step: 'start', framed, signIn });
  }
}
