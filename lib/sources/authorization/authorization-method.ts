import type { z } from 'zod';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { RequestingUser } from './requesting-user.ts';

/** What a method may know when it is asked for a request's credentials. */
export interface AuthorizationContext {
  readonly source: { readonly id: string; readonly url: string };
  readonly user: RequestingUser;
  /** Whom it is asked about: the sealed session's patient, and nobody where no one's record is asked for (a directory, an index). */
  readonly patient?: PatientIdentity | undefined;
  readonly signal: AbortSignal;
}

/** Credentials for one running request at one source. */
export interface Authorization {
  /** Headers for a request whose address was already found to be the source's own. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** The source answered 401 to these: whether another try with fresh credentials makes sense. */
  readonly renew: (refused: Readonly<Record<string, string>>) => boolean;
}

/** One way to be let in at a source: one file each, named by `kind` in the configuration. */
export interface AuthorizationMethod<Options = unknown> {
  readonly kind: string;
  readonly options: z.ZodType<Options>;
  /** `undefined`: this method is not for this user here, the next one is tried. */
  readonly open: (options: Options, context: AuthorizationContext) => Authorization | undefined;
}
