import 'server-only';
import type { SmartSignIn } from '#/lib/config/schema/schema.ts';
import { authorizationServerFetch } from './authorization-server.ts';

export type FhirReading = { readonly status: number; readonly resource?: unknown };

/** Reads one resource at the launching base with the launch's own token, which is sent nowhere else; an answer that is no JSON has none. */
export async function readAtLaunchBase(signIn: SmartSignIn, path: string, accessToken: string, requestId?: string): Promise<FhirReading> {
  const response = await authorizationServerFetch(signIn)(`${signIn.issuer}/${path}`, {
    headers: {
      accept: 'application/fhir+json',
      authorization: `Bearer ${accessToken}`,
      ...(requestId !== undefined && { 'x-request-id': requestId }),
    },
  });
  if (response.status !== 200) return { status: response.status };
  const resource: unknown = await response.json().catch(() => undefined);
  return { status: 200, resource };
}
