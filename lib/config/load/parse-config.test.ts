import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseConfig } from './parse-config.ts';
import { clientAlgorithms } from '#/lib/config/client/client-key.ts';
import { ConfigError } from '#/lib/config/checks/problem.ts';
import type { Registries } from '#/lib/config/schema/registries.ts';

const any = (kind: string) => ({ kind, options: z.looseObject({ kind: z.literal(kind) }) });
const registries: Registries = {
  sourceKinds: [any('fhir')],
  authorization: [
    any('launch'),
    { kind: 'client-credentials', options: z.strictObject({ kind: z.literal('client-credentials'), tokenUrl: z.url() }) },
  ],
  match: [any('launch'), any('identifier')],
  auditSinks: [any('stdout')],
};
const privateJwk = (curve: string): string =>
  JSON.stringify(generateKeyPairSync('ec', { namedCurve: curve }).privateKey.export({ format: 'jwk' }));
const environment = {
  KEY: privateJwk('P-384'),
  NO_KEY: '{"kty":"EC"}',
  OTHER_CURVE: privateJwk('secp256k1'),
  SEAL: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  HOST: 'https://ehr.city.example',
};

const good = `
publicUrl: https://viewer.example.org
organisation: { id: exchange, name: Thames Vale Shared Record }
identifiers: [{ system: https://fhir.nhs.uk/Id/nhs-number, label: NHS No., format: nhs-number }]
signIn:
  - id: city-ehr
    kind: smart
    issuer: \${HOST}/fhir/
    client: { id: tributary, authentication: private_key_jwt, key: "\${KEY}" }
    organisation: city
    role: { from: fhirUser, map: { doctor: clinician } }
viewers: [{ organisation: city, roles: [clinician] }]
sources:
  - id: city
    name: City Hospitals
    code: CH
    organisation: city
    kind: fhir
    url: \${HOST}/fhir
    authorization: [{ kind: launch }]
    match: [{ kind: launch }]
sharing: [{ source: city, to: [city], roles: [clinician] }]
session: { keys: ["\${SEAL}"] }
audit: { kind: stdout }
`;

/** The same file with a direct login. */
const withLogin = (login: string): string =>
  good
    .replace(
      'viewers:',
      `  - { id: staff, kind: oidc, issuer: https://login.example/realms/city/, client: { id: us, authentication: none }, ${login} }\nviewers:`,
    )
    .replace('sources:', 'find: { url: https://index.example/fhir }\nsources:');

test('the issuer of a login is kept letter by letter; a default role and organisation are known ones', () => {
  const text = withLogin('defaults: { role: matron, organisation: annexe }').replace(
    'viewers: [',
    'viewers: [{ organisation: annexe, roles: [matron] }, ',
  );
  expect(parseConfig(text, registries, environment).signIn[1]?.issuer).toBe('https://login.example/realms/city/');
});

test.each([
  ['', 'continuously'],
  ['updated: continuously', 'continuously'],
  ['updated: nightly', 'nightly'],
  ['updated: weekly', 'weekly'],
  ['updated: { hours: 6 }', { hours: 6 }],
])('how often a source is updated: %j', (line, expected) => {
  expect(parseConfig(good.replace('kind: fhir', `kind: fhir\n    ${line}`), registries, environment).sources[0]?.updated).toEqual(expected);
});

test.each([
  ['', undefined],
  ['searchDocuments: true', true],
  ['searchDocuments: false', false],
])('whether a search may fetch documents: %j', (line, expected) => {
  const text = good.replace('kind: fhir', `kind: fhir\n    ${line}`);
  expect(parseConfig(text, registries, environment).sources[0]?.searchDocuments).toBe(expected);
});

function problems(text: string): readonly string[] {
  try {
    parseConfig(text, registries, environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, actual, expected }) => `${path}: found ${actual}; expected ${expected}`);
  }
}

test('a good file gives a configuration with defaults, references resolved and addresses without a final slash', () => {
  const config = parseConfig(good, registries, environment);
  expect(config.signIn[0]!.issuer).toBe('https://ehr.city.example/fhir');
  expect(config.sources[0]!.limits).toMatchObject({ connectMs: 3000, pages: 500, resources: 50_000 });
  expect(config.session).toEqual({ keys: [environment.SEAL], idleMinutes: 15, absoluteHours: 12 });
});

describe('a mistake names its key, what was found and what was expected', () => {
  test.each([
    [
      'a sharing rule for an unknown source',
      good.replace('source: city,', 'source: town,'),
      'sharing[0].source: found "town"; expected a known source: city',
    ],
    [
      'an unknown role',
      good.replace('roles: [clinician] }]\nsession', 'roles: [porter] }]\nsession'),
      'sharing[0].roles[0]: found "porter"; expected a known role: clinician, none',
    ],
    [
      'an unknown organisation of viewers',
      good.replace('viewers: [{ organisation: city', 'viewers: [{ organisation: moon'),
      'viewers[0].organisation: found "moon"; expected a known organisation: exchange, city',
    ],
    [
      'a secret in the file',
      good.replace('"${SEAL}"', 'abc'),
      'session.keys[0]: found a secret written in the file; expected a reference: ${NAME} or file:/path',
    ],
    [
      'an API key in the file',
      good.replace('[{ kind: launch }]\n    match', '[{ kind: launch, headers: { X-Api-Key: abc } }]\n    match'),
      'sources[0].authorization[0].headers.X-Api-Key: found a secret written in the file; expected a reference: ${NAME} or file:/path',
    ],
    [
      'a sealing key that is too short',
      good.replace('"${SEAL}"', '"${KEY}"'),
      'session.keys[0]: found a value that is not shown; expected base64 of 32 random bytes: `openssl rand -base64 32`',
    ],
    [
      'an unknown part',
      good.replace('roles: [clinician] }]\nsession', 'roles: [clinician], except: [secrets] }]\nsession'),
      'sharing[0].except[0]: found "secrets"; expected one of "consultation-text"|"documents"',
    ],
    ['an unknown source kind', good.replace('kind: fhir', 'kind: fax'), 'sources[0].kind: found "fax"; expected one of fhir'],
    [
      'options that a member refuses',
      good.replace('[{ kind: launch }]\n    match', '[{ kind: client-credentials, tokenUrl: here }]\n    match'),
      'sources[0].authorization[0].tokenUrl: found "here"; expected a URL',
    ],
    [
      'a number for a text',
      good.replace('organisation: { id: exchange', 'locale: 7\norganisation: { id: exchange'),
      'locale: found 7; expected one of "en-GB"|"en-US"',
    ],
    [
      'seconds beyond the longest',
      `${good}\nshutdown: { seconds: 0 }`,
      'shutdown.seconds: found 0; expected Too small: expected number to be >=1',
    ],
    [
      'plain http on a public host',
      good.replace('publicUrl: https', 'publicUrl: http'),
      'publicUrl: found "http://viewer.example.org"; expected https (http only on a loopback host)',
    ],
    [
      'a variable that is not set',
      good.replace('${HOST}/fhir/', '${NOWHERE}/fhir'),
      'signIn[0].issuer: found ${NOWHERE}; expected the environment variable NOWHERE to be set',
    ],
    [
      'a client’s key that is no private key',
      good.replace('"${KEY}"', '"${NO_KEY}"'),
      `signIn[0].client.key: found a value that is not shown; expected a private JWK of one of ${clientAlgorithms.join(', ')}`,
    ],
    [
      'a client’s key on a curve that no algorithm of ours uses',
      good.replace('"${KEY}"', '"${OTHER_CURVE}"'),
      `signIn[0].client.key: found a value that is not shown; expected a private JWK of one of ${clientAlgorithms.join(', ')}`,
    ],
    [
      'a client without its key',
      good.replace(', key: "${KEY}"', ''),
      'signIn[0].client.key: found nothing; expected a private JWK, by reference',
    ],
    [
      'a client without its secret',
      good.replace('private_key_jwt, key: "${KEY}"', 'client_secret_basic'),
      'signIn[0].client.secret: found nothing; expected the shared secret, by reference',
    ],
    [
      'a client with a key that it would not use',
      good.replace('private_key_jwt', 'none'),
      'signIn[0].client.key: found a value that is not shown; expected nothing: none uses no key',
    ],
    [
      'a shared secret in the file',
      good.replace('private_key_jwt, key: "${KEY}"', 'client_secret_post, secret: abc'),
      'signIn[0].client.secret: found a secret written in the file; expected a reference: ${NAME} or file:/path',
    ],
    [
      'a login of which no role can be known',
      withLogin('claims: { organisation: ods }'),
      "signIn[1].claims.role: found nothing; expected a claim's name, or defaults.role",
    ],
    [
      'a login of which no organisation can be known',
      withLogin('claims: { role: nhs_role }'),
      "signIn[1].claims.organisation: found nothing; expected a claim's name, or defaults.organisation",
    ],
    [
      'an issuer that is no address',
      withLogin('claims: { role: a, organisation: b }').replace('https://login.example', 'login.example'),
      'signIn[1].issuer: found "login.example/realms/city/"; expected the issuer as its discovery document writes it: an https address',
    ],
    [
      'an interval that is no interval',
      good.replace('kind: fhir', 'kind: fhir\n    updated: hourly'),
      'sources[0].updated: found "hourly"; expected continuously, nightly, weekly or { hours: 6 }, at most a year',
    ],
    [
      'an interval of no hours',
      good.replace('kind: fhir', 'kind: fhir\n    updated: { hours: 0 }'),
      'sources[0].updated.hours: found 0; expected Too small: expected number to be >0',
    ],
    [
      'an interval of more than a year',
      good.replace('kind: fhir', 'kind: fhir\n    updated: { hours: 9000 }'),
      'sources[0].updated.hours: found 9000; expected Too big: expected number to be <=8784',
    ],
    [
      'an interval with another key',
      good.replace('kind: fhir', 'kind: fhir\n    updated: { hours: 6, minutes: 1 }'),
      'sources[0].updated.minutes: found an unknown key; expected a key that this file knows: is it misspelt?',
    ],
    [
      'documents searched at times',
      good.replace('kind: fhir', 'kind: fhir\n    searchDocuments: sometimes'),
      'sources[0].searchDocuments: found "sometimes"; expected true or false',
    ],
    [
      'an unknown role for safeguarding',
      `${good}\nsafeguarding: { shownTo: [{ to: [city], roles: [porter] }] }`,
      'safeguarding.shownTo[0].roles[0]: found "porter"; expected a known role: clinician, none',
    ],
    [
      'an unknown organisation for safeguarding',
      `${good}\nsafeguarding: { shownTo: [{ to: [moon], roles: [clinician] }] }`,
      'safeguarding.shownTo[0].to[0]: found "moon"; expected a known organisation: exchange, city',
    ],
    [
      'a misspelt key',
      good.replace('audit:', 'adit: 1\naudit:'),
      'adit: found an unknown key; expected a key that this file knows: is it misspelt?',
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toContain(expected);
  });

  test('a secret is never printed', () => {
    const text = good.replace('publicUrl: https', 'publicUrl: http');
    expect(problems(text).join()).not.toContain('AAAA');
  });

  test('text that is no YAML', () => {
    expect(problems('a: [')).toEqual([expect.stringContaining('expected YAML 1.2')]);
  });
});

test('a source’s time zone is one that exists', () => {
  const zoned = (name: string): string =>
    good.replace('    match: [{ kind: launch }]', `    match: [{ kind: launch }]\n    timeZone: ${name}`);
  expect(parseConfig(zoned('Europe/London'), registries, environment).sources[0]).toMatchObject({ timeZone: 'Europe/London' });
  expect(problems(zoned('London'))).toEqual(['sources[0].timeZone: found "London"; expected a time zone’s name, such as Europe/London']);
});

describe('H45 labels', () => {
  const withLabels = (labels: string): string => `${good}labels: ${labels}\n`;

  test('without them, nothing is open', () => {
    expect(parseConfig(good, registries, environment).labels).toEqual({ open: [], keepBack: [], harmless: [] });
  });

  test('codes, roles and labels of a site’s own', () => {
    const text = withLabels(
      '{ open: [{ codes: [PSY, R, 42CFRPart2, "https://l.example|X"], to: [city], roles: [clinician], sources: [city] }], keepBack: [NOREUSE, HRESCH], harmless: ["https://tenant.example/labels", "urn:x|1", "|STAFF"] }',
    );
    expect(parseConfig(text, registries, environment).labels.open[0]?.codes).toEqual(['PSY', 'R', '42CFRPart2', 'https://l.example|X']);
  });

  test.each([
    ['{ open: [{ codes: [PSYCH], to: [city], roles: [clinician] }] }', 'labels.open[0].codes[0]'],
    ['{ open: [{ codes: [psy], to: [city], roles: [clinician] }] }', 'labels.open[0].codes[0]'],
    ['{ open: [{ codes: [N], to: [city], roles: [clinician] }] }', 'labels.open[0].codes[0]'],
    [
      '{ open: [{ codes: ["http://terminology.hl7.org/CodeSystem/v3-ActCode|NEWONE"], to: [city], roles: [clinician] }] }',
      'labels.open[0].codes[0]',
    ],
    ['{ open: [{ codes: [PSY], to: [nowhere], roles: [clinician] }] }', 'labels.open[0].to[0]'],
    ['{ open: [{ codes: [PSY], to: [city], roles: [surgeon] }] }', 'labels.open[0].roles[0]'],
    ['{ open: [{ codes: [PSY], to: [city], roles: [clinician], sources: [nowhere] }] }', 'labels.open[0].sources[0]'],
    ['{ open: [{ codes: [], to: [city], roles: [clinician] }] }', 'labels.open[0].codes'],
    ['{ keepBack: [HIV] }', 'labels.keepBack[0]'],
    ['{ keepBack: [N] }', 'labels.keepBack[0]'],
    ['{ keepBack: [NOSUCH] }', 'labels.keepBack[0]'],
    ['{ harmless: ["http://terminology.hl7.org/CodeSystem/v3-Confidentiality"] }', 'labels.harmless[0]'],
    ['{ harmless: ["http://hospital.example/v3-Confidentiality|R"] }', 'labels.harmless[0]'],
    ['{ harmless: [HIV] }', 'labels.harmless[0]'],
    ['{ opened: [] }', 'labels.opened'],
  ])('a mistake stops the start: %s', (labels, path) => {
    expect(problems(withLabels(labels)).map((problem) => problem.slice(0, problem.indexOf(':')))).toEqual([path]);
  });
});

describe('H37 H38 H40 the first screen', () => {
  const withSummary = (summary: string): string => `${good}summary: ${summary}\n`;
  const diabetes =
    '{ id: diabetes, title: Diabetes, categories: [results, procedures], codes: ["http://loinc.org|4548-4"], after: problems }';

  test('without it, nothing is added and no lens holds', () => {
    expect(parseConfig(good, registries, environment).summary).toEqual({ sections: [], lenses: [] });
  });

  test('a section, and a lens for a role', () => {
    const text = withSummary(
      `{ sections: [${diabetes}], lenses: [{ roles: [clinician], organisations: [city], order: [diabetes, medicines], folded: [letters, diabetes] }] }`,
    );
    expect(parseConfig(text, registries, environment).summary.lenses[0]?.order).toEqual(['diabetes', 'medicines']);
  });

  test.each(['decisions', 'do-not-give', 'allergies', 'medicines'])(
    'a lens that folds %s stops the start, and the message names where',
    (name) => {
      const text = withSummary(`{ lenses: [{ roles: [clinician], folded: [letters, ${name}] }] }`);
      expect(problems(text)).toEqual([
        `summary.lenses[0].folded[1]: found "${name}"; expected a block or section that may be folded: observations, problems, results, letters, appointments, people; decisions, do-not-give, allergies and medicines always stand open`,
      ]);
    },
  );

  test.each([
    [`{ sections: [${diabetes}, ${diabetes}] }`, 'summary.sections[1].id'],
    ['{ sections: [{ id: allergies, title: A, categories: [results] }] }', 'summary.sections[0].id'],
    ['{ sections: [{ id: decisions, title: A, categories: [results] }] }', 'summary.sections[0].id'],
    ['{ sections: [{ id: a, title: "", categories: [results] }] }', 'summary.sections[0].title'],
    ['{ sections: [{ id: a, title: A, categories: [] }] }', 'summary.sections[0].categories'],
    ['{ sections: [{ id: a, title: A, categories: [result] }] }', 'summary.sections[0].categories[0]'],
    ['{ sections: [{ id: a, title: A, categories: [results], codes: [4548-4] }] }', 'summary.sections[0].codes[0]'],
    ['{ sections: [{ id: a, title: A, categories: [results], codes: ["|4548-4"] }] }', 'summary.sections[0].codes[0]'],
    ['{ sections: [{ id: a, title: A, categories: [results], codes: ["http://loinc.org|"] }] }', 'summary.sections[0].codes[0]'],
    ['{ sections: [{ id: a, title: A, categories: [results], codes: [] }] }', 'summary.sections[0].codes'],
    ['{ sections: [{ id: a, title: A, categories: [results], descendants: true }] }', 'summary.sections[0].descendants'],
    ['{ sections: [{ id: a, title: A, categories: [results], after: decisions }] }', 'summary.sections[0].after'],
    ['{ lenses: [{ roles: [porter] }] }', 'summary.lenses[0].roles[0]'],
    ['{ lenses: [{ roles: [] }] }', 'summary.lenses[0].roles'],
    ['{ lenses: [{ roles: [clinician], organisations: [moon] }] }', 'summary.lenses[0].organisations[0]'],
    ['{ lenses: [{ roles: [clinician], order: [results, diabetes] }] }', 'summary.lenses[0].order[1]'],
    ['{ lenses: [{ roles: [clinician], order: [decisions] }] }', 'summary.lenses[0].order[0]'],
    ['{ lenses: [{ roles: [clinician], order: [results, people, results] }] }', 'summary.lenses[0].order[2]'],
    ['{ lenses: [{ roles: [clinician], folded: [people, people] }] }', 'summary.lenses[0].folded[1]'],
    ['{ lenses: [{ roles: [clinician], hidden: [allergies] }] }', 'summary.lenses[0].hidden'],
    ['{ lenses: [{ roles: [clinician] }, { roles: [clinician], organisations: [city] }] }', 'summary.lenses[1]'],
  ])('a mistake stops the start: %s', (summary, path) => {
    expect(problems(withSummary(summary)).map((problem) => problem.slice(0, problem.indexOf(': found')))).toEqual([path]);
  });
});
