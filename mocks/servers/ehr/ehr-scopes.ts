import type { Provider } from 'oidc-provider';
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

/** Types that the record system's administrator lets no application read: their scopes are not granted, wildcards neither. */
export type WithheldTypes = Set<string>;

interface DividedScopes {
  readonly granted: string;
  /** Known here and withheld: rejected, so that nobody is asked for consent to them. */
  readonly rejected: string;
}

/** The scopes of one request that are known here, granted but for those of withheld types. */
function divideScopes(requested: unknown, withheld: ReadonlySet<string>): DividedScopes {
  const allowedScopes = new Set(smartScopes);
  const knownScopes = (typeof requested === 'string' ? requested : '').split(' ').filter((scope) => allowedScopes.has(scope));
  const isWithheld = (scope: string): boolean => {
    const type = /^(?:patient|user)\/(\*|[A-Za-z]+)\./.exec(scope)?.[1];
    return type !== undefined && (withheld.has(type) || (type === '*' && withheld.size > 0));
  };
  return { granted: knownScopes.filter((scope) => !isWithheld(scope)).join(' '), rejected: knownScopes.filter(isWithheld).join(' ') };
}

/** Enters the scopes of one request into a grant. */
export function grantScopes(grant: InstanceType<Provider['Grant']>, requested: unknown, withheld: ReadonlySet<string>): void {
  const { granted, rejected } = divideScopes(requested, withheld);
  grant.addOIDCScope(granted);
  if (rejected !== '') grant.rejectOIDCScope(rejected);
}
