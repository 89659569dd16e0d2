import type { PolicyRequest } from '#/lib/policy/model/policy.ts';

/** A clinician of another organisation, with which this source shares. */
export function policyAt(source: string, except: readonly string[] = []): PolicyRequest {
  return {
    viewer: {
      subject: 'a',
      issuer: 'https://login.example',
      name: 'Dr A',
      role: 'clinician',
      organisation: 'hill',
      organisationName: 'Hill',
    },
    purpose: 'TREAT',
    blockedOrganisations: new Set(),
    sharing: [{ source, to: ['hill'], roles: ['clinician'], except }],
  };
}
