import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenRequest, type AssertionChanges } from './client.ts';
import { startTrialExchange, type TrialExchange } from './exchange.ts';

let trial: TrialExchange;
beforeAll(async () => {
  trial = await startTrialExchange();
});
afterAll(() => trial.stop());

const issuerOf = (tokenUrl: string): string => tokenUrl.slice(0, -'/token'.length);

/** SMART App Launch 2.2, asymmetric authentication; the audience is the token endpoint's own address. */
const assertions: readonly (readonly [string, AssertionChanges, (tokenUrl: string) => string, boolean])[] = [
  ['as it must be', {}, (tokenUrl) => tokenUrl, false],
  ['of five minutes', { lifetime: '5m' }, (tokenUrl) => tokenUrl, false],
  ['without `typ`', { typ: undefined }, (tokenUrl) => tokenUrl, true],
  ['of another `typ`', { typ: 'at+jwt' }, (tokenUrl) => tokenUrl, true],
  ['for the issuer', {}, issuerOf, true],
  ['for another server', {}, () => 'https://elsewhere.example/token', true],
  ['of six minutes', { lifetime: '6m' }, (tokenUrl) => tokenUrl, true],
  ['that is over', { lifetime: '-1m' }, (tokenUrl) => tokenUrl, true],
  ['without `jti`', { jti: undefined }, (tokenUrl) => tokenUrl, true],
];

test.each(assertions)('the token services answer or refuse an assertion %s', async (_, changes, audience, isRefused) => {
  const services = [
    { tokenUrl: trial.tokenUrl, resource: trial.fhirOf('vale') },
    { tokenUrl: trial.ehrTokenUrl, resource: undefined },
  ];
  for (const { tokenUrl, resource } of services) {
    const form = { grant_type: 'client_credentials', scope: 'system/*.rs', ...(resource !== undefined && { resource }) };
    const { body } = await tokenRequest(tokenUrl, { ...form, ...(await trial.viewer.assertion(audience(tokenUrl), changes)) });
    expect([tokenUrl, body['error'] === 'invalid_client']).toEqual([tokenUrl, isRefused]);
  }
});

test('an assertion is good once', async () => {
  const form = {
    grant_type: 'client_credentials',
    scope: 'system/*.rs',
    resource: trial.fhirOf('vale'),
    ...(await trial.viewer.assertion(trial.tokenUrl)),
  };
  expect([(await tokenRequest(trial.tokenUrl, form)).status, (await tokenRequest(trial.tokenUrl, form)).status]).toEqual([200, 401]);
});
