import type { Limits, MemberOptions, SourceConfig } from '#/lib/config/schema/schema.ts';

/** Server that requests go to: a source, the patient index, the consent registry. */
export interface Upstream {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Other bases by which it names itself. */
  readonly aliases?: SourceConfig['aliases'];
  readonly authorization: readonly MemberOptions[];
  readonly limits: Limits;
  /** Format requested; JSON when absent. */
  readonly format?: SourceConfig['format'];
  readonly fhirVersion?: SourceConfig['fhirVersion'];
  /** Zone of local times that the server writes as UTC. */
  readonly timeZone?: SourceConfig['timeZone'];
  /** Make of server. */
  readonly profile?: SourceConfig['profile'];
  /** Query parameters added to each request under its base. */
  readonly parameters?: SourceConfig['parameters'];
  readonly search?: SourceConfig['search'];
  /** Requests `$everything` first. */
  readonly everything?: SourceConfig['everything'];
  /** Our certificate, where the server requires one (mutual TLS). */
  readonly tls?: SourceConfig['tls'];
  /** Reach allowed to an address that comes from a directory, not from the configuration (design §7). */
  readonly reach?: SourceConfig['reach'];
}
