import { coastGuard, militaryHealth, rangerClinics, veteransHealth } from './federal-providers.ts';
import type { NamedUser } from '#/mocks/networks/model/network.ts';

/** Staff of all federal providers have numbers of one kind; within HL7's arc for examples. */
const staffSystem = 'urn:oid:2.16.840.1.113883.19.41.9';
const homeCommunity = 'urn:oid:2.16.840.1.113883.19.40';

/** Roles that the national networks let in, by NUCC's codes. */
const roleCodes: ReadonlyMap<string, NamedUser['role']> = new Map([
  ['doctor', { system: 'urn:oid:2.16.840.1.113883.6.101', code: '208D00000X' }],
  ['nurse', { system: 'urn:oid:2.16.840.1.113883.6.101', code: '163W00000X' }],
]);

/** Every clinician of the four, as the national networks know them; nobody else is let in. */
export const federalUsers: readonly NamedUser[] = [militaryHealth, veteransHealth, coastGuard, rangerClinics].flatMap(
  ({ root, name, staff }) =>
    staff.flatMap((person) => {
      const role = roleCodes.get(person.role);
      const organisation = { id: `urn:oid:${root}`, name };
      return role ? [{ subject: { system: staffSystem, value: person.id }, name: person.name, organisation, role, homeCommunity }] : [];
    }),
);
