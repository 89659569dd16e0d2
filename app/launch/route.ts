import { openingResponse } from '#/app/sign-in/opening-response.tsx';
import { refusalResponse } from '#/app/sign-in/refusal-response.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { config } from '#/lib/config/config.ts';
import { launchingSignIn, startLaunch } from '#/lib/session/authorization-server/start-sign-in.ts';
import { readBrowserIds } from '#/lib/session/cookies/browser-ids.ts';
import { isFramed } from '#/lib/session/model/is-framed.ts';
import { redirectToSignIn, sealTicket } from '#/lib/session/begin/begin-sign-in.ts';
import { addressWithoutScript, comesWithoutScript } from '#/lib/session/begin/without-script.ts';

/** SMART App Launch 2.2, EHR launch: `?iss&launch`. Sets no cookie: the page that it answers begins the launch. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const framed = isFramed(request.headers);
  try {
    const started = await startLaunch(searchParams, framed, sessionServices.typesAt, config());
    if (comesWithoutScript(request)) return await redirectToSignIn(started, await readBrowserIds(), config());
    const ticket = await sealTicket(started, config());
    const withoutScript = addressWithoutScript('/launch', searchParams);
    return await openingResponse({ way: 'launch', ticket, withoutScript, nonce: request.headers.get('x-nonce') });
  } catch (error) {
    return refusalResponse(error, { step: 'start', framed, signIn: launchingSignIn(searchParams, config()) });
  }
}
