import { configSchema, type Config } from '#/lib/config/schema/schema.ts';

/** A configuration for this folder's tests: one record system, another one, and a staff sign-in. */
export const ehrBase = 'https://ehr.city.example/fhir';
export const otherBase = 'https://ehr.other.example/fhir';
export const loginIssuer = 'https://login.example';
const sessionKey = Buffer.alloc(32, 7).toString('base64');

const viewerUrl = 'https://viewer.example.org';

export function trialConfig(key: string, changes: Partial<Readonly<Record<keyof Config, unknown>>> = {}): Config {
  const client = { id: 'tributary', authentication: 'private_key_jwt', key };
  const role = { from: 'fhirUser', map: { doctor: 'clinician' }, otherwise: 'none' };
  return configSchema.parse({
    publicUrl: viewerUrl,
    organisation: { id: 'county', name: 'County Shared Record' },
    identifiers: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', label: 'NHS No.', format: 'nhs-number' }],
    signIn: [
      { id: 'city-ehr', kind: 'smart', name: 'City EHR', issuer: ehrBase, client, organisation: 'city-hospitals', role },
      { id: 'other-ehr', kind: 'smart', name: 'Other EHR', issuer: otherBase, client, organisation: 'city-hospitals', role },
      {
        id: 'staff',
        kind: 'oidc',
        name: 'Staff sign-in',
        issuer: loginIssuer,
        client,
        claims: { role: 'nhs_role', organisation: 'ods_code' },
        roles: { R8000: 'clinician' },
        organisations: { Z9CH0: 'city-hospitals' },
      },
    ],
    viewers: [{ organisation: 'city-hospitals', roles: ['clinician'] }],
    find: { name: 'Master patient index', url: 'https://index.example/fhir' },
    sources: [
      {
        id: 'city-hospitals',
        name: 'City Hospitals',
        code: 'CH',
        organisation: 'city-hospitals',
        kind: 'fhir',
        url: ehrBase,
        match: [{ kind: 'launch' }],
      },
      {
        id: 'riverside',
        name: 'Riverside Surgery',
        code: 'RS',
        organisation: 'riverside',
        kind: 'fhir',
        url: 'https://gp.example/fhir',
        match: [{ kind: 'identifier' }],
      },
    ],
    session: { keys: [sessionKey] },
    audit: { kind: 'stdout' },
    ...changes,
  });
}
