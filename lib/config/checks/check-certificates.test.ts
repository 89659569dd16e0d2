import { generate } from 'selfsigned';
import { expect, test } from 'vitest';
import { checkCertificates } from './check-certificates.ts';
import { configSchema } from '#/lib/config/schema/schema.ts';

const made = await Promise.all([
  generate(undefined, { keyType: 'ec', algorithm: 'sha256' }),
  generate(undefined, { keyType: 'ec', algorithm: 'sha256' }),
]);
const [ours, other] = made.map(({ cert, private: key }) => ({ certificate: cert, key }));
const spoilt = (pem = ''): string => pem.replace(/\n[A-Za-z0-9+/]{20}/, '\n');

const configured = (tls: object | undefined, wayIn?: object) =>
  configSchema.parse({
    publicUrl: 'https://viewer.example.org',
    organisation: { id: 'county', name: 'County' },
    identifiers: [{ system: 'urn:number', label: 'No.' }],
    signIn: [
      {
        id: 'ehr',
        kind: 'smart',
        issuer: 'https://ehr.example/fhir',
        client: { id: 'us', authentication: 'none' },
        organisation: 'city',
        role: { from: 'fhirUser' },
      },
    ],
    viewers: [{ organisation: 'city', roles: ['clinician'] }],
    sources: [
      {
        id: 'city',
        name: 'City',
        code: 'CH',
        organisation: 'city',
        kind: 'fhir',
        url: 'https://ehr.example/fhir',
        match: [{ kind: 'launch' }],
        tls,
        ...(wayIn && { authorization: [{ kind: 'client-credentials', tls: wayIn }] }),
      },
    ],
    session: { keys: [Buffer.alloc(32).toString('base64')] },
    audit: { kind: 'stdout' },
  });

test.each<[string, object | undefined, readonly string[]]>([
  ['none', undefined, []],
  ['a pair', ours, []],
  ['with an authority', { ...ours, authority: other?.certificate }, []],
  ['the key of another', { ...ours, key: other?.key }, ['sources[0].tls.key: the key that belongs to the certificate']],
  ['a spoilt certificate', { ...ours, certificate: spoilt(ours?.certificate) }, ['sources[0].tls.certificate: a certificate (PEM)']],
  ['a spoilt key', { ...ours, key: spoilt(ours?.key) }, ['sources[0].tls.key: a private key (PEM)']],
  ['a spoilt authority', { ...ours, authority: spoilt(ours?.certificate) }, ['sources[0].tls.authority: a certificate (PEM)']],
])('%s', (_, tls, problems) => {
  expect(checkCertificates(configured(tls)).map(({ path, expected }) => `${path}: ${expected}`)).toEqual(problems);
});

test('a certificate for a token service is looked at too', () => {
  const problems = checkCertificates(configured(undefined, { ...ours, key: other?.key }));
  expect(problems.map(({ path }) => path)).toEqual(['sources[0].authorization[0].tls.key']);
  expect(checkCertificates(configured(undefined, ours))).toEqual([]);
});

test('what is no certificate at all is told by the schema, and never shown', () => {
  expect(() => configured({ certificate: 'secret text', key: ours?.key })).toThrow(/a certificate \(PEM\), by reference/);
});
