import type { z } from 'zod';
import type { TypeAccess } from '#/lib/config/client/type-access.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { RequestingUser } from './requesting-user.ts';

/** Context in which a method makes credentials for a request. */
export interface AuthorizationContext {
  readonly source: { readonly id: string; readonly url: string };
  readonly user: RequestingUser;
  /** The sealed session's patient; absent where no person's record is requested (a directory, an index). */
  readonly patient?: PatientIdentity | undefined;
  readonly signal: AbortSignal;
}

/** Credentials for one running request at one source. */
export interface Authorization {
  /** Headers for a request whose address was checked to be the source's own. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** Called after the source answered 401 to these headers: tells whether a retry with fresh ones makes sense. */
  readonly renew: (refused: Readonly<Record<string, string>>) => boolean;
  /** Tells which resource types its token may search; absent where it has no scopes. */
  readonly accessToTypes?: () => Promise<(type: string) => TypeAccess>;
}

/** A method of authorisation at a source: one file each, named by `kind` in the configuration. */
export interface AuthorizationMethod<Options = unknown> {
  readonly kind: string;
  readonly options: z.ZodType<Options>;
  /** Undefined when the method does not apply to this user; then the next one is tried. */
  readonly open: (options: Options, context: AuthorizationContext) => Authorization | undefined;
}
