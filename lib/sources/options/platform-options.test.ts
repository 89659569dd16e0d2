import { describe, expect, test } from 'vitest';
import { documentsKind } from '#/lib/sources/kinds/documents.ts';
import { fhirKind } from '#/lib/sources/kinds/fhir.ts';
import { platforms } from '#/lib/sources/profiles/registry.ts';
import { sourceAt } from '#/lib/sources/testing/fake-record.ts';

const practice = { 'ah-practice': 'Organization/a-1.Practice-195900' };
const client = (audience?: string, launch?: string) => [
  { kind: 'client-credentials', tokenUrl: 'https://login.example/token', client: {}, audience, launch },
];

/** Paths and words of what a source's own options do not take. */
function problems(more: object): readonly string[] {
  const parsed = fhirKind.options.safeParse({ ...sourceAt('https://ehr.example/fhir'), ...more });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('a source’s profile', () => {
  test.each<[string, object, readonly string[]]>([
    ['one that needs nothing', { profile: 'epic' }, []],
    ['its parameters', { profile: 'athenahealth', parameters: practice }, []],
    [
      'without what it needs',
      { profile: 'athenahealth' },
      ['parameters.ah-practice: what athenahealth needs: Organization/a-1.Practice-{number}'],
    ],
    [
      'a form that it does not read',
      { profile: 'google', search: 'post' },
      ['search: get: Google Cloud Healthcare API does not read a POSTed form'],
    ],
    [
      'a format that it does not write',
      { profile: 'oracle-health', format: 'xml' },
      ['format: json: Oracle Health Millennium answers in nothing else'],
    ],
    [
      'an audience and a launch for each token service',
      { profile: 'va-lighthouse', authorization: client('https://elsewhere.example/token', 'urn:icn') },
      [],
    ],
    ['a way in without a token service', { profile: 'va-lighthouse', authorization: [{ kind: 'launch' }] }, []],
    [
      'a token service without an audience',
      { profile: 'va-lighthouse', authorization: client(undefined, 'urn:icn') },
      ["authorization: an audience for each client: VA Lighthouse's token service wants another aud than its own address"],
    ],
    [
      'a token service without a launch',
      { profile: 'va-lighthouse', authorization: client('https://elsewhere.example/token') },
      ["authorization: a launch for each client: VA Lighthouse's token is for one patient, named by the number of this system"],
    ],
  ])('%s', (_, more, expected) => expect(problems(more)).toEqual(expected));

  test('one that nobody knows is refused with those that are known', () => {
    const [problem] = problems({ profile: 'epik' });
    for (const { platform } of platforms) expect(problem).toContain(platform);
  });

  test('of an organisation that answers with documents alone, too', () => {
    const source = sourceAt('https://clinic.example/fhir', {}, { kind: 'documents', profile: 'epic' });
    expect(documentsKind.options.safeParse(source).success).toBe(true);
  });
});

describe.each(platforms.map((profile) => [profile.platform, profile] as const))('%s is data alone', (_, profile) => {
  test('each fact has its source, and nothing is left out by its status', () => {
    expect(profile.facts.filter(({ source }) => source === '')).toEqual([]);
    // A function in it cannot be cloned.
    expect(structuredClone(profile)).toEqual(profile);
    const parts = [...profile.types.values()].flatMap(({ parts: some = [] }) => some);
    const statuses = parts.flatMap(({ params }) => params.filter(([name]) => name.includes('status')).map(([, value]) => value));
    // Status parameters name every status.
    expect(statuses.filter((value) => value !== 'active,inactive,resolved')).toEqual([]);
  });
});
