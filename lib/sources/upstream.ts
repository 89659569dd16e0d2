import type { Limits, MemberOptions } from '#/lib/config/schema.ts';

/** A server that is asked: a source, the patient index, the consent registry. */
export interface Upstream {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly authorization: readonly MemberOptions[];
  readonly limits: Limits;
}
