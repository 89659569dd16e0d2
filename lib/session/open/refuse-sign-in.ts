import 'server-only';
import { randomInt } from 'node:crypto';
import type { Config } from '#/lib/config/schema/schema.ts';
import { signInRefusal } from '#/lib/session/authorization-server/sign-in-refusal.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import type { CookieToSet } from '#/lib/session/cookies/cookies.ts';
import { type RefusalReason, refusalStatus } from '#/lib/session/model/refusal.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';

export interface SignInAttempt {
  /** The sign-in that was tried, where it is one of ours. */
  readonly signIn?: string | null | undefined;
  readonly framed: boolean;
  readonly cookies?: readonly CookieToSet[];
}

/** A way on from a refusal. */
export interface NextStep {
  readonly step: 'start' | 'open-in-window' | 'sign-in-again';
  readonly href: string;
  /** Out of the frame that it stands in. */
  readonly newWindow?: true;
}

export interface RefusedSignIn {
  readonly kind: RefusalReason;
  /** How the reader came: from a record system, or by signing in here. */
  readonly way: 'launch' | 'sign-in';
  readonly actions: readonly NextStep[];
  /** A short code that the audit trail holds too. */
  readonly reference: string;
  readonly status: number;
  readonly headers: Headers;
}

/** Audits an error that ended a sign-in, and returns what its page needs; never throws. */
export async function refuseSignIn(
  error: unknown,
  attempt: SignInAttempt,
  services: SessionServices,
  config: Config,
): Promise<RefusedSignIn> {
  const { reason, viewer } = signInRefusal(error);
  const reference = referenceCode();
  // A refusal that cannot be written down is a refusal all the same.
  await services
    .audit({ action: 'refused', outcome: '4', detail: `${reason} ${reference}`, ...(viewer && { viewer }) })
    .catch(() => undefined);
  const signIn = config.signIn.find(({ id }) => id === attempt.signIn);
  const way = signIn?.kind === 'oidc' ? 'sign-in' : 'launch';
  return {
    kind: reason,
    way,
    actions: nextSteps(reason, signIn?.id, attempt.framed, way),
    reference,
    status: refusalStatus(reason),
    headers: appendCookies(new Headers(), attempt.cookies ?? []),
  };
}

function nextSteps(reason: RefusalReason, signIn: string | undefined, framed: boolean, way: RefusedSignIn['way']): readonly NextStep[] {
  const start: NextStep = { step: 'start', href: '/', ...(framed && { newWindow: true }) };
  if (signIn === undefined || reason === 'role-not-allowed' || reason === 'not-staff') return [start];
  const href = `/sign-in?with=${signIn}`;
  if (framed) return [{ step: 'open-in-window', href, newWindow: true }];
  return way === 'sign-in' ? [{ step: 'sign-in-again', href }, start] : [start];
}

/** Letters and digits that are not taken for each other when read out. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `7K2M-9QXW`: read out to a support desk, found again in the audit trail. Says nothing by itself. */
function referenceCode(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
