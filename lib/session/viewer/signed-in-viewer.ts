import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { canOpenRecords } from '#/lib/session/model/can-open-records.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';

export interface SignedInViewer {
  readonly viewer: Viewer;
  /** Why the role or organisation is not known, where the sign-in did not say it: the user is not told that theirs is the wrong one. */
  readonly unknown?: SignInRefused;
}

/** Lets a viewer in who may open records at all. Throws Refused. */
export function admitViewer({ viewer, unknown }: SignedInViewer, config: Config): Viewer {
  if (canOpenRecords(viewer, config)) return viewer;
  throw new SignInRefused(unknown?.reason ?? 'role-not-allowed', { step: 'user', ...unknown?.facts, viewer });
}

export const viewerNameOf = (claim: unknown): string =>
  typeof claim === 'string' && claim.trim() !== '' ? claim.trim() : 'Name not given';
