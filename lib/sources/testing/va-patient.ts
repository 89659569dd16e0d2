import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { launchTypes } from '#/lib/sources/plan/launch-types.ts';
import { ada } from './fake-record.ts';
import { clientKeys } from './token-service.ts';

/** The system of VA's patient numbers (ICN). */
const icn = 'urn:oid:2.16.840.1.113883.4.349';
const { key } = await clientKeys();

/** Ada as VA knows her, or as somebody whose number is another's. */
export const numberedAda = (value = '1017283148V813263'): PatientIdentity => ({
  ...ada,
  identifiers: [...ada.identifiers, { system: icn, value }],
});

/** The one way in at VA: its token is for one patient. */
export const vaWayIn = (service: { readonly tokenUrl: string; readonly audience?: string }) => ({
  kind: 'client-credentials',
  client: { id: 'us', authentication: 'private_key_jwt', key },
  // VA has no wildcard: each type has its scope.
  scope: ['launch', ...launchTypes(undefined).map((type) => `system/${type}.read`)].join(' '),
  launch: icn,
  ...service,
});
