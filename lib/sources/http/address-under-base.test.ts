import { describe, expect, test } from 'vitest';
import {
  addressAtServer,
  addressUnderBase,
  escapeSearchValue,
  resourceAddress,
  referenceAtServer,
  nameAtServer,
} from './address-under-base.ts';

const base = 'https://gp.example/fhir';

describe('an address under the base is asked', () => {
  test.each([
    ['Observation?patient=1', 'https://gp.example/fhir/Observation?patient=1'],
    ['?_getpages=abc', 'https://gp.example/fhir/?_getpages=abc'],
    ['/fhir?_getpages=abc', 'https://gp.example/fhir?_getpages=abc'],
    ['https://gp.example/fhir?_getpages=abc', 'https://gp.example/fhir?_getpages=abc'],
    ['https://gp.example:443/fhir/x#part', 'https://gp.example/fhir/x'],
    ['HTTPS://GP.EXAMPLE/fhir/x', 'https://gp.example/fhir/x'],
    ['Observation;v=1?code=a;b', 'https://gp.example/fhir/Observation;v=1?code=a;b'],
    ['Binary/..x;1', 'https://gp.example/fhir/Binary/..x;1'],
  ])('%s', (target, expected) => expect(addressUnderBase(base, target)?.href).toBe(expected));
});

describe('any other address is not', () => {
  test.each([
    'https://evil.example/fhir/x',
    'https://gp.example.evil/fhir/x',
    'https://gp.examplefhir/x',
    'http://gp.example/fhir/x',
    'https://gp.example:444/fhir/x',
    'https://gp.example/fhirx',
    'https://gp.example/',
    'https://gp.example/FHIR/x',
    'https://user@gp.example/fhir/x',
    'https://gp.example@evil.example/fhir/x',
    'https://user:word@gp.example/fhir/x',
    '//evil.example/fhir/x',
    '\\\\evil.example\\fhir\\x',
    '/\\evil.example/fhir',
    'https:/\\evil.example/fhir/x',
    '../admin',
    'x/../../admin',
    '%2e%2e/admin',
    '/fhir/%2e%2e/admin',
    '..%2fadmin',
    '/fhir/..%5cadmin',
    '..%252fadmin',
    '%252e%252e/admin',
    '/fhir/%25252e%25252e/admin',
    '..;/admin',
    '/fhir/..;x=1/admin',
    '/fhir/.;/..;/admin',
    '/fhir/..%3b/admin',
    'https://gp.example/fhir/..%253B/admin',
    'file:///etc/passwd',
    'data:application/json,{}',
    'javascript:alert(1)',
    'gopher://gp.example/fhir',
    'http://169.254.169.254/latest/meta-data',
    'http://127.1/fhir',
    'http://[::1]/fhir',
    'http://2130706433/fhir',
    'https://gp.example%2eevil.example/fhir',
    'https://',
    'https://gp.example:99999/fhir',
    '\thttps://evil.example/fhir',
    'ht\ntps://evil.example/fhir',
    'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
  ])('%s', (target) => expect(addressUnderBase(base, target)).toBeUndefined());
});

describe('a resource under the base', () => {
  test.each<[string, string | undefined]>([
    ['Medication/med_1', 'med_1'],
    ['Medication/a:b', 'a:b'],
    ['/fhir/Medication/1', '1'],
    ['https://gp.example/fhir/Medication/1/_history/2', '1'],
    ['https://gp.example/fhir/Medication/a%3Ab', 'a:b'],
    ['https://evil.example/fhir/Medication/1', undefined],
    ['more/Medication/1', undefined],
    ['Medication/..', undefined],
    ['Medication/../Patient', undefined],
    ['Medication/a%2Fb', undefined],
    ['Medication/1/$everything', undefined],
    ['Medication?_id=1', undefined],
    ['urn:uuid:1', undefined],
  ])('%s', (target, id) => expect(referenceAtServer({ url: base }, target)?.id).toBe(id));

  test('is read with its id as one segment', () => {
    expect(resourceAddress(base, { type: 'Binary', id: 'a:b,c;d@é' })).toBe('https://gp.example/fhir/Binary/a%3Ab%2Cc%3Bd%40%C3%A9');
  });

  test.each([
    ['7', '7'],
    ['a,b', String.raw`a\,b`],
    [String.raw`a|b$c\d`, String.raw`a\|b\$c\\d`],
  ])('%s is searched as %s', (id, value) => expect(escapeSearchValue(id)).toBe(value));
});

describe('an address under another name of the server is the same place under its base', () => {
  const server = { url: base, aliases: ['http://fhir-internal.svc:8080/fhir', 'http://gp.example/fhir', 'https://old.example/r4/'] };
  test.each<[string, string | undefined]>([
    ['http://fhir-internal.svc:8080/fhir/Patient/p1', 'https://gp.example/fhir/Patient/p1'],
    ['http://fhir-internal.svc:8080/fhir?_getpages=abc&n=2', 'https://gp.example/fhir?_getpages=abc&n=2'],
    ['http://gp.example/fhir/Observation?page=2', 'https://gp.example/fhir/Observation?page=2'],
    ['https://old.example/r4/Patient/p1', 'https://gp.example/fhir/Patient/p1'],
    ['Observation?page=2', 'https://gp.example/fhir/Observation?page=2'],
    ['https://gp.example/fhir/x', 'https://gp.example/fhir/x'],
    ['http://fhir-internal.svc:8080/other/Patient/p1', undefined],
    ['http://fhir-internal.svc/fhir/Patient/p1', undefined],
    ['http://evil.example/fhir/Patient/p1', undefined],
    ['http://user@gp.example/fhir/x', undefined],
    ['http://gp.example/fhir/%2e%2e%2fadmin', undefined],
    ['http://gp.example/fhir/../admin', undefined],
  ])('%s', (target, expected) => expect(addressAtServer(server, target)?.href).toBe(expected));
});

describe('the name of a resource is that of this server’s own alone, whatever its id', () => {
  const server = { url: base, aliases: ['http://fhir-internal.svc:8080/fhir'] };
  test.each<[string, string | undefined]>([
    ['Observation/1', 'Observation/1'],
    ['Observation/1/_history/2', 'Observation/1'],
    ['https://gp.example/fhir/Observation/1', 'Observation/1'],
    ['https://GP.example:443/fhir/Observation/1', 'Observation/1'],
    ['https://gp.example/fhir/Observation/1/_history/2', 'Observation/1'],
    ['http://fhir-internal.svc:8080/fhir/Observation/1', 'Observation/1'],
    ['/fhir/Observation/1', 'Observation/1'],
    ['https://other.example/fhir/Observation/1', undefined],
    ['https://gp.example.evil.example/fhir/Observation/1', undefined],
    ['https://gp.example/other/Observation/1', undefined],
    ['https://gp.example/fhir/../other/Observation/1', undefined],
    ['https://evil.example/gp.example/fhir/Observation/1', undefined],
    ['https://gp.example@evil.example/fhir/Observation/1', undefined],
    ['//evil.example/fhir/Observation/1', undefined],
    ['http://gp.example/fhir/Observation/1', undefined],
    ['ftp://gp.example/fhir/Observation/1', undefined],
    ['#1', undefined],
    ['urn:uuid:0b6a3c52-6a5e-4f0c-9f1e-2f4c0e6d1a77', undefined],
    ['Observation?_id=1', undefined],
    ['', undefined],
  ])('%s → %s', (text, name) => expect(nameAtServer(server, text)).toBe(name));
});
