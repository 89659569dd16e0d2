import { configSchema, type Config } from '#/lib/config/schema/schema.ts';
import { nhs, viewer } from '#/lib/sources/testing/fake-record.ts';
import { hostileAnswers } from './hostile-answers.ts';
import { withoutLimits } from '#/e2e/suites/without-limits.ts';

export const healthySource = 'healthy';
export const sourceOf = (at: number): string => `hostile-${at}`;
export const signInOf = (at: number | undefined): string => (at === undefined ? 'staff' : `staff-${at}`);

/** Configuration of a viewer with every hostile source, a healthy one, and a sign-in at each hostile provider. `answerMegabytes`: the limit under test. */
export function loadConfig(exchange: string, publicUrl: string, answerMegabytes: number): object {
  let codes = 0;
  const source = (id: string, place: string, authorization: readonly object[] = []) => ({
    ...{
      id,
      name: `Source ${id}`,
      code: `S${String.fromCharCode(65 + codes++)}`,
      organisation: id,
      kind: 'fhir',
      url: `${exchange}/${place}/fhir`,
      fhirVersion: 'r4',
    },
    ...{ match: [{ kind: 'identifier' }], authorization, mayWithholdPersonally: false },
  });
  const token = (at: number) => ({
    kind: 'client-credentials',
    tokenUrl: `${exchange}/${at}/token`,
    client: { id: 'us', authentication: 'client_secret_basic', secret: '${LOAD_SECRET}' },
  });
  const signIn = (id: string, place: string) => ({
    ...{ id, kind: 'oidc', issuer: `${exchange}/${place}`, client: { id: 'us', authentication: 'none' } },
    claims: { role: 'role', organisation: 'org' },
    roles: { [viewer.role]: viewer.role },
  });
  const hostile = hostileAnswers.map(({ place }, at) => source(sourceOf(at), String(at), place === 'token' ? [token(at)] : []));
  const sources = [source(healthySource, healthySource), ...hostile];
  const providers = hostileAnswers.flatMap(({ place }, at) => (place === 'discovery' ? [signIn(signInOf(at), String(at))] : []));
  return {
    publicUrl,
    organisation: { id: 'exchange', name: 'Exchange' },
    organisations: Object.fromEntries([viewer.organisation, ...sources.map(({ organisation }) => organisation)].map((id) => [id, id])),
    identifiers: [{ system: nhs, label: 'NHS No.', format: 'nhs-number' }],
    signIn: [signIn(signInOf(undefined), healthySource), ...providers],
    find: { url: `${exchange}/${healthySource}/fhir` },
    viewers: [{ organisation: viewer.organisation, roles: [viewer.role] }],
    sources,
    sharing: sources.map(({ id }) => ({ source: id, to: [viewer.organisation], roles: [viewer.role] })),
    session: { keys: ['${LOAD_SESSION_KEY}'] },
    audit: { kind: 'stdout' },
    answers: { megabytes: answerMegabytes },
    limits: withoutLimits,
  };
}

/** The same, parsed, with the key in it: cookies are sealed with it as the viewer itself would. */
export function sealingConfig(config: object, key: string): Config {
  return configSchema.parse({ ...config, session: { keys: [key] } });
}
