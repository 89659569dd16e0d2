import 'server-only';
import type { SmartSignIn } from '#/lib/config/schema/schema.ts';
import type { ExchangedCode } from '#/lib/session/authorization-server/exchange-code.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import type { FhirUser } from '#/lib/session/authorization-server/fhir-user.ts';
import { userFaults } from './words.ts';

export interface HeldCodes {
  /** Codes of the user's PractitionerRoles. */
  readonly codes: readonly string[];
  readonly status?: number | undefined;
}

export interface LaunchRole {
  readonly role: string;
  readonly unknown?: SignInRefused;
}

/**
 * Role of a launch: the first of the configuration's map that the viewer holds; `otherwise` when they hold none. A Person has no
 * `otherwise`: it may be a patient's or a relative's, so only a role that is sent for them counts (H01).
 */
export function launchRole({ role }: SmartSignIn, user: FhirUser, held: HeldCodes, { claims, userInfoFault }: ExchangedCode): LaunchRole {
  const values = role.from === 'fhirUser' ? held.codes : [claims[role.from]].flat().flatMap(textOf);
  const mapped = Object.entries(role.map).find(([code]) => values.includes(code))?.[1];
  if (mapped !== undefined) return { role: mapped };
  const unknown = values.length > 0 ? undefined : whyUnknown(role.from, user, held, userInfoFault);
  return { role: user.kind === 'person' ? 'none' : role.otherwise, ...(unknown && { unknown }) };
}

/** A code may be sent as a number. */
const textOf = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'number' ? [String(value)] : [];

function whyUnknown(from: string, user: FhirUser, { status }: HeldCodes, userInfoFault: SignInRefused | undefined): SignInRefused {
  if (from !== 'fhirUser') return userInfoFault ?? new SignInRefused('role-missing', { detail: userFaults.missingClaims([from]) });
  if (user.kind !== 'staff')
    return (
      userInfoFault ??
      new SignInRefused('identity-missing', { detail: userFaults[user.kind === 'patient-or-relative' ? 'unnamed' : user.kind] })
    );
  if (status !== undefined) return new SignInRefused('role-unreadable', { status, detail: userFaults.roleUnread });
  return new SignInRefused('role-missing', { detail: userFaults.noRole });
}
