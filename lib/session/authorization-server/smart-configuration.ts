import 'server-only';
import { z } from 'zod';
import type { SmartSignIn } from '#/lib/config/schema/schema.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import type { RestrictedFetch } from './restricted-fetch.ts';
import { discoveryFaults } from './words.ts';

/** An empty text is an absent address. */
const optionalAddress = z.preprocess((value) => (value === '' ? undefined : value), z.url().nullish());
const optionalTexts = z.array(z.string()).nullish();
/** A list that a launch can do without. */
const furtherTexts = optionalTexts.catch(undefined);

/** RFC 9207 §3: anything but true announces nothing. */
const announcement = z.boolean().nullish().catch(undefined);

/** SMART App Launch 2.2 `.well-known/smart-configuration`, as far as it is used; a null member is an absent one. */
const smartDocument = z.object({
  issuer: optionalAddress,
  jwks_uri: optionalAddress,
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  revocation_endpoint: optionalAddress,
  introspection_endpoint: optionalAddress,
  userinfo_endpoint: optionalAddress,
  authorization_response_iss_parameter_supported: announcement,
  code_challenge_methods_supported: optionalTexts,
  scopes_supported: furtherTexts,
  capabilities: furtherTexts,
});
type SmartDocument = z.infer<typeof smartDocument>;

/** Members of the OpenID discovery document that a SMART configuration may leave to it. */
const openIdDocument = z.object({
  issuer: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: optionalAddress,
  authorization_response_iss_parameter_supported: announcement,
});

export interface SmartMetadata {
  readonly issuer: string;
  readonly jwks_uri: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly revocation_endpoint?: string;
  readonly introspection_endpoint?: string;
  readonly userinfo_endpoint?: string;
  readonly authorization_response_iss_parameter_supported?: boolean;
  readonly code_challenge_methods_supported?: string[];
  readonly scopes_supported?: string[];
  readonly capabilities?: string[];
}

/**
 * Reads what a record system says of its sign-in. Issuer and keys, needed because we request `openid`, are taken from the OpenID
 * discovery document where the SMART configuration leaves them out. Refuses, naming the member, what no launch can work with.
 */
export async function readSmartConfiguration(signIn: SmartSignIn, fetch: RestrictedFetch): Promise<SmartMetadata> {
  const stated = smartDocument.safeParse(await readDocument(`${signIn.issuer}/.well-known/smart-configuration`, fetch));
  if (!stated.success) throw unusable(discoveryFaults.members(membersOf(stated.error)));
  demandPkce(stated.data, signIn);
  const { issuer, jwks_uri, userinfo_endpoint, ...rest } = stated.data;
  const identity =
    issuer && jwks_uri ? { issuer, jwks_uri, userinfo_endpoint } : await readOpenIdDocument(issuer ?? undefined, signIn, fetch);
  return withoutNulls({ userinfo_endpoint, ...rest, ...withoutNulls(identity) });
}

/** PKCE by S256 is demanded of every server (SMART 2.2); one that states nothing may be configured as having it. */
function demandPkce({ code_challenge_methods_supported: methods }: SmartDocument, { assumePkce }: SmartSignIn): void {
  if (methods ? methods.includes('S256') : assumePkce) return;
  throw unusable(discoveryFaults.members(['code_challenge_methods_supported']));
}

async function readOpenIdDocument(issuer: string | undefined, signIn: SmartSignIn, fetch: RestrictedFetch) {
  const at = (issuer ?? signIn.issuer).replace(/\/+$/, '');
  const read = openIdDocument.safeParse(
    await readDocument(`${at}/.well-known/openid-configuration`, fetch).catch(() => {
      throw unusable(discoveryFaults.members(issuer === undefined ? ['issuer', 'jwks_uri'] : ['jwks_uri']));
    }),
  );
  if (!read.success) throw unusable(discoveryFaults.members(membersOf(read.error)));
  // The issuer is an identifier, compared letter by letter (OpenID Connect Discovery §4.3).
  if (issuer !== undefined && read.data.issuer !== issuer) throw unusable(discoveryFaults.otherIssuer);
  return read.data;
}

async function readDocument(url: string, fetch: RestrictedFetch): Promise<unknown> {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  const { status } = response;
  if (status !== 200)
    throw new SignInRefused(status >= 500 || status === 429 ? 'server-error' : 'server-settings', { step: 'discovery', status });
  // SMART 2.2 demands application/json; fhirclient reads nothing else.
  if (!/\bjson\b/i.test(response.headers.get('content-type') ?? '')) throw unusable(discoveryFaults.contentType);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  try {
    // Fails at a byte order mark, as fhirclient would.
    return JSON.parse(text) as unknown;
  } catch {
    throw unusable(discoveryFaults.notJson);
  }
}

const unusable = (detail: string): SignInRefused => new SignInRefused('server-settings', { step: 'discovery', detail });

const membersOf = ({ issues }: z.ZodError): readonly string[] => [...new Set(issues.map(({ path }) => path.join('.')))];

type WithoutNulls<Document> = { [Name in keyof Document]: Exclude<Document[Name], null> };

const withoutNulls = <Document extends object>(document: Document): WithoutNulls<Document> =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== null && value !== undefined)) as WithoutNulls<Document>;
