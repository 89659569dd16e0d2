import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { canOpenRecords } from '#/lib/session/model/can-open-records.ts';
import { isOfficer } from '#/lib/session/model/is-officer.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';

export interface SignedInViewer {
  readonly viewer: Viewer;
  /** Why the role or organisation is not known, where the sign-in did not say it: the user is not told that theirs is the wrong one. */
  readonly unknown?: SignInRefused;
}

/** Lets a viewer in who may open records at all. Throws Refused. */
export function admitViewer(signedIn: SignedInViewer, config: Config): Viewer {
  if (canOpenRecords(signedIn.viewer, config)) return signedIn.viewer;
  throw notAllowed(signedIn);
}

/** Lets a viewer of a login in: one who may open records, or a privacy officer. Throws Refused. */
export function admitLogin(signedIn: SignedInViewer, config: Config): Viewer {
  return isOfficer(signedIn.viewer, config) ? signedIn.viewer : admitViewer(signedIn, config);
}

function notAllowed({ viewer, unknown }: SignedInViewer): SignInRefused {
  return new SignInRefused(unknown?.reason ?? 'role-not-allowed', { step: 'user', ...unknown?.facts, viewer });
}

export const viewerNameOf = (claim: unknown): string =>
  typeof claim === 'string' && claim.trim() !== '' ? claim.trim() : 'Name not given';
