import { SignInRefused } from '#/lib/session/model/refusal.ts';

/** Waits until an event is written. Throws Refused where it was not. */
export async function auditOr(written: Promise<void>): Promise<void> {
  await written.catch(() => {
    throw new SignInRefused('audit-unavailable', { step: 'session' });
  });
}
