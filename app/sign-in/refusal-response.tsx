import 'server-only';
import type { NoticeAction } from '#/components/notice/notice.tsx';
import type { Way } from '#/components/notice/notice-words.ts';
import { config } from '#/lib/config/config.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import type { CookieToSet } from '#/lib/session/cookies/cookies.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { Refused, refusalStatus } from '#/lib/session/model/refusal.ts';
import { referenceCode } from '#/lib/session/model/reference-code.ts';
import { signInRefusal } from '#/lib/session/authorization-server/sign-in-refusal.ts';
import { noticeResponse } from './notice-response.tsx';

export interface RefusalContext {
  /** The sign-in that was tried, when it is one of ours. */
  readonly signIn?: string;
  readonly framed: boolean;
  readonly cookies?: readonly CookieToSet[];
}

/** Whatever ended a sign-in → its page, with a reference that the audit trail holds too. */
export async function refusalResponse(error: unknown, context: RefusalContext): Promise<Response> {
  const refused = error instanceof Refused ? error : signInRefusal(error);
  const reference = referenceCode();
  const detail = `${refused.reason} ${reference}`;
  // A refusal that cannot be written down is a refusal all the same.
  await sessionServices
    .audit({ action: 'refused', outcome: '4', detail, ...(refused.viewer && { viewer: refused.viewer }) })
    .catch(() => undefined);
  const headers = appendCookies(new Headers(), context.cookies ?? []);
  const way: Way = config().signIn.find(({ id }) => id === context.signIn)?.kind === 'oidc' ? 'sign-in' : 'launch';
  return noticeResponse(
    { kind: refused.reason, way, actions: actionsFor(refused, context, way), reference },
    refusalStatus(refused.reason),
    headers,
  );
}

function actionsFor({ reason }: Refused, { signIn, framed }: RefusalContext, way: Way): readonly NoticeAction[] {
  const start: NoticeAction = { label: 'Start page', href: '/', ...(framed && { newWindow: true }) };
  const known = config().signIn.some(({ id }) => id === signIn);
  if (!known || reason === 'role-not-allowed') return [start];
  const href = `/sign-in?with=${signIn}`;
  if (framed) return [{ label: 'Open in a window', href, newWindow: true }];
  return way === 'sign-in' ? [{ label: 'Sign in again', href }, start] : [start];
}
