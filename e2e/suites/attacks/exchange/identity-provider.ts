import type { Server } from 'node:http';
import { authorization, type AuthorizationOptions } from './authorization.ts';
import { idOf, identifierSystem, numberOf, patientOf } from './patients.ts';
import { answerSignIn, discoveryOf, serve } from './record-system.ts';

/** The staff's identity provider, and the patient index that a direct sign-in searches, on one port. */
export function startIdentityProvider(
  options: Omit<AuthorizationOptions, 'base'> & { readonly port: number; readonly people: number },
): Promise<Server> {
  const server = authorization({ ...options, base: '' });
  return serve(options.port, async (url, body) => {
    if (url.pathname === '/.well-known/openid-configuration')
      return { body: { ...discoveryOf(options.issuer), subject_types_supported: ['public'] } };
    if (url.pathname === '/index/metadata')
      return {
        body: { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [{ mode: 'server', resource: [{ type: 'Patient' }] }] },
      };
    if (url.pathname === '/index/Patient') return { body: personsBy(url.searchParams.get('identifier'), options.people) };
    return (await answerSignIn(server, options, url, body)) ?? { status: 404 };
  });
}

function personsBy(identifier: string | null, people: number): object {
  const [, value] = (identifier ?? '').split('|');
  const person = Array.from({ length: people }, (_, at) => at).find(
    (number) => identifier?.startsWith(identifierSystem) === true && numberOf(number) === value,
  );
  const entry =
    person === undefined ? [] : [{ fullUrl: `urn:index:${idOf(person)}`, resource: patientOf('index', person), search: { mode: 'match' } }];
  return { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry };
}
