import { z } from 'zod';
import { categories } from '#/lib/record/model/category.ts';
import { launchAssurance, loginAssurance } from './assurance.ts';
import { identifierFormats } from '#/lib/record/model/identifier-format.ts';
import { address, anyAddress } from './address.ts';
import { auditSchema } from './audit.ts';
import { labelRules } from './label-rules.ts';
import { limitRules } from './limit-rules.ts';
import { roleLimits } from './role-limits.ts';
import { sharingParts } from '#/lib/record/sharing-parts/registry.ts';
import { sessionSchema } from './session.ts';
import { signInClient } from './client.ts';
import { mutualTls } from './mutual-tls.ts';
import { summaryRules } from './summary-rules.ts';
import { timeZone } from './time-zone.ts';
import { updateInterval } from './update-interval.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens');
/**
 * Issuer of an OpenID provider, letter by letter as the provider writes it, a final slash included: it is an identifier
 * (OpenID Connect Discovery §4.3), and an address only for discovery.
 */
const issuer = z
  .string()
  .refine((text) => address.safeParse(text).success, 'the issuer as its discovery document writes it: an https address');

const origin = address.refine((text) => new URL(text).origin === text, 'an origin: scheme, host and port, no path');

const roleRule = z.strictObject({
  /** Origin of the role's code: `fhirUser` for its PractitionerRole, or a claim of the id_token. */
  from: z.string(),
  map: z.record(z.string(), z.string()).default({}),
  otherwise: z.string().default('none'),
});

const smartSignIn = z.strictObject({
  id,
  kind: z.literal('smart'),
  name: z.string().optional(),
  issuer: address,
  client: signInClient,
  /** Origins of its authorisation server, where they are not the issuer's own. */
  endpoints: z.array(origin).default([]),
  organisation: id,
  role: roleRule,
  /** Scope to ask for in place of every type that is searched. */
  scope: z.string().optional(),
  /** Kind of refresh token; `offline_access` where a server gives none for `online_access`. */
  refresh: z.enum(['online_access', 'offline_access']).default('online_access'),
  /** PKCE is sent to a server that does not state it: only where its operator says that it checks or ignores it (SMART 2.2 demands the statement). */
  assumePkce: z.boolean().default(false),
  assurance: launchAssurance.prefault({}),
  embed: z.array(origin).default([]),
});

const oidcSignIn = z.strictObject({
  id,
  kind: z.literal('oidc'),
  name: z.string().optional(),
  issuer,
  client: signInClient,
  endpoints: z.array(origin).default([]),
  /** Names of the claims, in the id_token or from userinfo. */
  claims: z
    .strictObject({ role: z.string().optional(), organisation: z.string().optional(), name: z.string().default('name') })
    .prefault({}),
  /** Claim value → role or organisation of this file. */
  roles: z.record(z.string(), z.string()).default({}),
  organisations: z.record(z.string(), id).default({}),
  /** Role and organisation of everyone for whom the provider sends none. A value that is sent and not mapped is never replaced. */
  defaults: z.strictObject({ role: z.string().optional(), organisation: id.optional() }).default({}),
  scope: z.string().default('openid profile'),
  assurance: loginAssurance.prefault({}),
});

export const limitsSchema = z.strictObject({
  connectMs: z.number().int().positive().default(3_000),
  firstByteMs: z.number().int().positive().default(10_000),
  stallMs: z.number().int().positive().default(15_000),
  totalMs: z.number().int().positive().default(120_000),
  concurrency: z.number().int().positive().max(32).default(6),
  pages: z.number().int().positive().default(500),
  resources: z.number().int().positive().default(50_000),
  megabytes: z.number().positive().default(256),
});
export type Limits = z.infer<typeof limitsSchema>;

/** Options of a registry's member: the member's own `options` check the rest (`load/parse-config.ts`). */
const member = z.looseObject({ kind: z.string() });
export type MemberOptions = z.infer<typeof member>;

export const sourceSchema = z.looseObject({
  id,
  name: z.string().min(1),
  code: z.string().regex(/^[A-Z0-9]{2,3}$/, '2 or 3 capitals or digits'),
  organisation: id,
  kind: z.string(),
  url: address,
  authorization: z.array(member).default([]),
  match: z.array(member).min(1),
  /**
   * Other bases by which the server names itself in subjects, references and next links: its name inside its network, or
   * http for https. Nothing is sent there: such an address is taken for the same place under `url`.
   */
  aliases: z.array(anyAddress.refine((text) => /^https?:/i.test(text), 'an http or https address')).optional(),
  attachments: z.array(origin).default([]),
  never: z.array(z.enum(categories)).default([]),
  ask: z.enum(['always', 'when-ticked']).default('always'),
  /** How often its data follow the records that they are taken from: a copy that is filled each night misses what came since. */
  updated: updateInterval.default('continuously'),
  /**
   * Lets a search fetch its documents to look into their text. Usual: true, but false where the platform (`profile`) counts
   * documents a day, for there a search uses up what readers need.
   */
  searchDocuments: z.boolean('true or false').optional(),
  /**
   * Items whose security labels keep them back stay in its own organisation, unless `labels` opens them, and it says for
   * every patient that something may be kept back. False only where its agreement shares labelled items too.
   */
  mayWithholdPersonally: z.boolean().default(true),
  /** FHIR version, where its CapabilityStatement does not state it or states it wrongly. */
  fhirVersion: z.enum(['dstu2', 'stu3', 'r4', 'r4b', 'r5']).optional(),
  /** Format to request, for a source that speaks XML only; answers are read in either format. */
  format: z.enum(['json', 'xml']).optional(),
  /** Time zone of a server that writes local times as UTC: its midnight of 1 July is 2026-06-30T23:00:00Z there. */
  timeZone: timeZone.optional(),
  tls: mutualTls.optional(),
  /** Make of server, where that needs searches of its own (`docs/platforms.md`). */
  profile: z.string().optional(),
  /** Query parameters of each request there, such as athenahealth's `ah-practice`. */
  parameters: z.record(z.string().regex(/^[A-Za-z][\w-]*$/, 'a parameter’s name'), z.string().min(1)).optional(),
  /** Method of its searches; with POST no patient's id stands in an address. Default: POST where its CapabilityStatement accepts it. */
  search: z.enum(['get', 'post']).optional(),
  /** Requests `Patient/$everything` first, which shows most of a record sooner; each type is searched and counted afterwards. */
  everything: z.boolean().optional(),
  /** Asks for author, time and organisation of each resource (Provenance), where the server offers and the token allows it. */
  provenance: z.boolean().optional(),
  limits: limitsSchema.prefault({}),
});

const sharingRule = z.strictObject({
  source: id,
  to: z.array(id).min(1),
  roles: z.array(z.string()).min(1),
  except: z.array(z.enum(sharingParts.map(({ name }) => name))).default([]),
});

export const configSchema = z.strictObject({
  publicUrl: address,
  locale: z.enum(['en-GB', 'en-US']).default('en-GB'),
  organisation: z.strictObject({ id, name: z.string().min(1) }),
  organisations: z.record(id, z.string()).default({}),
  identifiers: z
    .array(z.strictObject({ system: z.string(), label: z.string(), format: z.enum(identifierFormats).default('plain') }))
    .min(1),
  signIn: z.array(z.discriminatedUnion('kind', [smartSignIn, oidcSignIn])).min(1),
  viewers: z.array(z.strictObject({ organisation: id, roles: z.array(z.string()).min(1) })).min(1),
  find: z
    .strictObject({
      name: z.string().default('Master patient index'),
      url: address,
      authorization: z.array(member).default([]),
      tls: mutualTls.optional(),
    })
    .optional(),
  sources: z.array(sourceSchema).min(1),
  sharing: z.array(sharingRule).default([]),
  labels: labelRules.prefault({}),
  /** Roles of organisations to which safeguarding flags and access details are shown, on a page of their own; nobody by default. */
  safeguarding: z
    .strictObject({ shownTo: z.array(z.strictObject({ to: z.array(id).min(1), roles: z.array(z.string()).min(1) })).default([]) })
    .prefault({}),
  roleLimits,
  /** Roles of organisations that may read the rules of the exchange and its audit trail, on pages of their own; they open no record by it. */
  officers: z.array(z.strictObject({ to: z.array(id).min(1), roles: z.array(z.string()).min(1) })).default([]),
  consent: z
    .strictObject({
      url: address,
      authorization: z.array(member).default([]),
      tls: mutualTls.optional(),
      /** Identifier by which the registry names an organisation (an ODS code) → organisation of this file. */
      organisations: z.record(z.string(), id).default({}),
    })
    .optional(),
  summary: summaryRules.prefault({}),
  export: z.strictObject({ print: z.boolean().default(true), copy: z.boolean().default(false) }).prefault({}),
  /** Support desk and pages of the operator: on the start page and beside every notice. */
  help: z
    .strictObject({ contact: z.string().optional(), links: z.array(z.strictObject({ label: z.string(), url: address })).default([]) })
    .prefault({}),
  session: sessionSchema,
  audit: auditSchema,
  limits: limitRules.prefault({}),
  /** Seconds from SIGTERM until the process ends, at most: running streams may end by themselves until two before. */
  shutdown: z.strictObject({ seconds: z.number().min(1).max(600).default(10) }).prefault({}),
  /**
   * Memory for the answers that one process reads at a time, of all sources and readers together, in MB. Default: an eighth of what the
   * process may use, 64 to 512 MB.
   */
  answers: z.strictObject({ megabytes: z.number().min(16).optional() }).prefault({}),
  /** Tests and demonstrations only: the server's clock stands at this instant. */
  clock: z.iso.datetime({ offset: true }).optional(),
});

export type Config = z.infer<typeof configSchema>;
/** Source to query: from the file, or a member of a network, which no file can name. */
export type SourceConfig = Config['sources'][number] & {
  readonly network?: NetworkMembership;
  readonly reach?: 'public' | 'public-or-loopback';
};

/** Membership of a source that joined through a network's directory. */
export interface NetworkMembership {
  /** Id of the network's source: its sharing rules hold for the member. */
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** Ids and identifiers by which a consent may name the member. */
  readonly names: readonly string[];
  /** Reason why it cannot be queried, in the reader's words. */
  readonly unasked?: string;
}
export type SignIn = Config['signIn'][number];
export type SmartSignIn = Extract<SignIn, { kind: 'smart' }>;
export type OidcSignIn = Extract<SignIn, { kind: 'oidc' }>;
