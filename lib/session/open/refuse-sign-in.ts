import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import { referenceCode } from '#/lib/operator-log/reference-code.ts';
import { writeOperatorLine } from '#/lib/operator-log/write-operator-line.ts';
import { signInRefusal } from '#/lib/session/authorization-server/sign-in-refusal.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import type { CookieToSet } from '#/lib/session/cookies/cookies.ts';
import { type RefusalReason, refusalStatus, type SignInStep } from '#/lib/session/model/refusal.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';

export interface SignInAttempt {
  /** The sign-in that was tried, where it is one of ours. */
  readonly signIn?: string | null | undefined;
  readonly framed: boolean;
  /** Step of its end, unless the error itself says so. */
  readonly step: SignInStep;
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
  /** A short code that the audit trail and the operator's log hold too. */
  readonly reference: string;
  readonly status: number;
  readonly headers: Headers;
}

/** Audits and logs an error that ended a sign-in, and returns what its page needs; never throws. */
export async function refuseSignIn(
  error: unknown,
  attempt: SignInAttempt,
  services: SessionServices,
  config: Config,
): Promise<RefusedSignIn> {
  const { reason, facts } = signInRefusal(error, attempt.step);
  const { viewer } = facts;
  const reference = referenceCode();
  // A refusal that cannot be written down is a refusal all the same.
  await services
    .audit({ action: 'sign-in-refused', outcome: '4', detail: `${reason} ${reference}`, ...(viewer && { viewer }) })
    .catch(() => undefined);
  const signIn = config.signIn.find(({ id }) => id === attempt.signIn);
  writeOperatorLine({
    event: 'sign-in-refused',
    reference,
    about: signIn?.id ?? 'unknown',
    step: facts.step ?? attempt.step,
    reason,
    host: signIn && new URL(signIn.issuer).host,
    status: facts.status,
    error: facts.error,
    errorDescription: facts.errorDescription,
    detail: facts.detail,
  });
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
