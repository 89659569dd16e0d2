import { describe, expect, test } from 'vitest';
import { admit } from './decide.ts';
import type { PolicyRequest, PolicySource } from './model/policy.ts';
import { safeguardingNotShown } from './model/words.ts';
import { standingSentences } from './standing.ts';

const request = (more: Partial<PolicyRequest> = {}): PolicyRequest => ({
  viewer: { subject: 's', issuer: 'i', name: 'Dr One', role: 'clinician', organisation: 'hill', organisationName: 'Hill' },
  purpose: 'TREAT',
  blockedOrganisations: new Set(),
  sharing: [{ source: 'national', to: ['hill'], roles: ['clinician'], except: ['documents'] }],
  ...more,
});
const member: PolicySource = {
  id: 'national.org-1',
  name: 'Clinic One',
  organisation: 'national.org-1',
  mayWithholdPersonally: false,
  network: { id: 'national', organisation: 'national', names: ['org-1', 'N000001'] },
};

describe('a member of a network', () => {
  test('is asked under the network’s rule, and what that excepts is said of it', () => {
    expect(admit(request(), member)).toEqual({ verdict: 'ask' });
    expect(standingSentences(request(), member)).toEqual([
      'Clinic One: documents are not shared with your organisation.',
      safeguardingNotShown,
    ]);
  });

  test.each<[string, PolicyRequest]>([
    ['a rule of another network', request({ sharing: [{ source: 'other', to: ['hill'], roles: ['clinician'], except: [] }] })],
    ['a rule that names the member', request({ sharing: [{ source: 'national.org-1', to: ['hill'], roles: ['clinician'], except: [] }] })],
  ])('is not asked under %s', (_, asked) => expect(admit(asked, member)).toMatchObject({ verdict: 'withheld' }));

  test.each(['national', 'national.org-1', 'org-1', 'N000001'])('is not asked when the patient’s consent blocks %s', (name) =>
    expect(admit(request({ blockedOrganisations: new Set([name]) }), member)).toMatchObject({ verdict: 'withheld', basis: 'source' }),
  );

  test('is not kept back by a consent that names another', () =>
    expect(admit(request({ blockedOrganisations: new Set(['org-2', 'N000002', 'other']) }), member)).toEqual({ verdict: 'ask' }));
});
