import { profileNamed } from '#/lib/sources/profiles/registry.ts';

interface Configured {
  readonly searchDocuments?: boolean | undefined;
  readonly profile?: string | undefined;
}

/** Tells whether a search may fetch a source's documents: as configured, else where the platform does not count documents a day. */
export function maySearchDocuments({ searchDocuments, profile }: Configured): boolean {
  return searchDocuments ?? profileNamed(profile)?.limitsDocuments !== true;
}
