import { typeSearches } from '#/mocks/servers/fhir/fhir-parameters.ts';

const launchScopes = [
  'openid',
  'profile',
  'fhirUser',
  'launch',
  'launch/patient',
  'launch/encounter',
  'online_access',
  'offline_access',
] as const;

/** Every scope that the record system grants, one by one: the library matches them literally. Read-only. */
export const smartScopes: readonly string[] = [
  ...launchScopes,
  ...['patient', 'user'].flatMap((level) =>
    ['*', ...typeSearches.keys()].flatMap((type) => ['rs', 'r', 's', 'read'].map((verb) => `${level}/${type}.${verb}`)),
  ),
];

/** The scopes of one request that are known here. */
export function knownScopes(requested: unknown): string {
  const allowedScopes = new Set(smartScopes);
  return (typeof requested === 'string' ? requested : '')
    .split(' ')
    .filter((scope) => allowedScopes.has(scope))
    .join(' ');
}
