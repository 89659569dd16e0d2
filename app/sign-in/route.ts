import { sessionServices } from '#/lib/access/session-services.ts';
import { config } from '#/lib/config/config.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { isFramed } from '#/lib/session/model/is-framed.ts';
import { startDirect } from '#/lib/session/authorization-server/start-sign-in.ts';
import { refusalResponse } from './refusal-response.ts';

/** Starts a direct login or a standalone launch: `?with={sign-in}`. */
export async function GET(request: Request): Promise<Response> {
  const signIn = new URL(request.url).searchParams.get('with');
  const framed = isFramed(request.headers);
  // Another site must not sign a reader in without their doing: it may lead to the start page, no further.
  if (request.headers.get('sec-fetch-site') === 'cross-site') return new Response(undefined, { status: 303, headers: { Location: '/' } });
  try {
    const { location, cookie } = await startDirect(signIn, framed, sessionServices.typesAt, config());
    return new Response(undefined, {
      status: 303,
      headers: appendCookies(new Headers({ Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }), [cookie]),
    });
  } catch (error) {
    return refusalResponse(error, { step: 'start', framed, signIn });
  }
}
