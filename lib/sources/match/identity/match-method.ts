import type { z } from 'zod';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';
import type { PatientIdentity, PatientIdentifier } from '#/lib/record/model/patient.ts';

export interface MatchContext {
  readonly connection: Connection;
  readonly user: RequestingUser;
  readonly patient: PatientIdentity;
  /** Identifier systems of the configuration: only these identify people. */
  readonly systems: readonly string[];
  readonly requestId: string;
}

/** Answer to a match query. `patients` are Patient resources, not checked yet. */
export type MatchAnswer =
  | {
      readonly type: 'patients';
      readonly patients: readonly unknown[];
      /** The source may hold more than it returned. */
      readonly limited: boolean;
      /** The `patients` that the source's own matching calls certain (PDQm ITI-119 match-grade). */
      readonly certain?: ReadonlySet<unknown>;
    }
  | { readonly type: 'not-known' }
  | { readonly type: 'no-answer-given'; readonly why: string };

/** A method of matching the patient at a source: one file each. Every answer goes through `checkIdentity` afterwards. */
export interface MatchMethod {
  readonly kind: string;
  readonly options: z.ZodType;
  /** The query to send, for the audit; undefined when the method does not apply to this user and patient. */
  readonly query: (context: MatchSubject) => string | undefined;
  readonly ask: (context: MatchContext, query: string) => Promise<MatchAnswer>;
}

/** Facts known before the source is queried. */
export interface MatchSubject {
  readonly url: string;
  readonly user: RequestingUser;
  readonly patient: PatientIdentity;
  readonly systems: readonly string[];
}

export const identifiersIn = (patient: PatientIdentity, systems: readonly string[]): readonly PatientIdentifier[] =>
  systems.flatMap((system) => patient.identifiers.filter((identifier) => identifier.system === system));

/** Parameters of a planned search, `Patient?…`. */
export const paramsIn = (query: string): readonly (readonly [string, string])[] => [
  ...new URLSearchParams(query.slice(query.indexOf('?') + 1)),
];
