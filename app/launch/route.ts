import { refusalResponse } from '#/app/sign-in/refusal-response.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { config } from '#/lib/config/config.ts';
import { launchingSignIn, startLaunch } from '#/lib/session/authorization-server/start-sign-in.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { isFramed } from '#/lib/session/model/is-framed.ts';

/** SMART App Launch 2.2, EHR launch: `?iss&launch`. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const framed = isFramed(request.headers);
  try {
    const { location, cookie } = await startLaunch(searchParams, framed, sessionServices.typesAt, config());
    return new Response(undefined, {
      status: 303,
      headers: appendCookies(new Headers({ Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }), [cookie]),
    });
  } catch (error) {
    return refusalResponse(error, { step: 'start', framed, signIn: launchingSignIn(searchParams, config()) });
  }
}
