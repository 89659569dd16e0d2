import type { Limits, MemberOptions, SourceConfig } from '#/lib/config/schema/schema.ts';

/** A server that is asked: a source, the patient index, the consent registry. */
export interface Upstream {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly authorization: readonly MemberOptions[];
  readonly limits: Limits;
  /** What it is asked to answer in; JSON when not given. */
  readonly format?: SourceConfig['format'];
  readonly fhirVersion?: SourceConfig['fhirVersion'];
  /** What make of server it is. */
  readonly profile?: SourceConfig['profile'];
  /** Added to each request under its base. */
  readonly parameters?: SourceConfig['parameters'];
  readonly search?: SourceConfig['search'];
  /** `$everything` first. */
  readonly everything?: SourceConfig['everything'];
  /** Our certificate, where the server asks for one. */
  readonly tls?: SourceConfig['tls'];
  /** Its address comes from a directory, not from the configuration: where it may lead (design §7). */
  readonly reach?: SourceConfig['reach'];
}
