import type { z } from 'zod';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';
import type { PatientIdentity, PatientIdentifier } from '#/lib/record/model/patient.ts';

export interface MatchContext {
  readonly connection: Connection;
  readonly user: RequestingUser;
  readonly patient: PatientIdentity;
  /** Identifier systems of the configuration: the only ones that can tell people apart. */
  readonly systems: readonly string[];
  readonly requestId: string;
}

/** What a method heard. `patients` are Patient resources, unchecked. */
export type MatchAnswer =
  | {
      readonly type: 'patients';
      readonly patients: readonly unknown[];
      /** The source may know more than it said. */
      readonly limited: boolean;
      /** Those of `patients` that the source's own matching calls certain (PDQm ITI-119 match-grade). */
      readonly certain?: ReadonlySet<unknown>;
    }
  | { readonly type: 'not-known' }
  | { readonly type: 'no-answer-given'; readonly why: string };

/** One way to find the patient at a source: one file each. Every answer goes through `checkIdentity` after. */
export interface MatchMethod {
  readonly kind: string;
  readonly options: z.ZodType;
  /** The query it would send, for the audit; `undefined`: not for this user and patient, the next one is tried. */
  readonly query: (context: MatchSubject) => string | undefined;
  readonly ask: (context: MatchContext, query: string) => Promise<MatchAnswer>;
}

/** What is known before anything is asked. */
export interface MatchSubject {
  readonly url: string;
  readonly user: RequestingUser;
  readonly patient: PatientIdentity;
  readonly systems: readonly string[];
}

export const identifiersIn = (patient: PatientIdentity, systems: readonly string[]): readonly PatientIdentifier[] =>
  systems.flatMap((system) => patient.identifiers.filter((one) => one.system === system));

/** What a search asks by, as it was planned: `Patient?…`. */
export const paramsIn = (query: string): readonly (readonly [string, string])[] => [
  ...new URLSearchParams(query.slice(query.indexOf('?') + 1)),
];
