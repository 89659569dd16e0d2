import type { Config } from '#/lib/config/schema/schema.ts';

/** An organisation's name as the configuration gives it: the exchange's own, one listed, or that of its source. */
export function organisationName(config: Config, id: string): string {
  if (id === config.organisation.id) return config.organisation.name;
  const listed = Object.hasOwn(config.organisations, id) ? config.organisations[id] : undefined;
  return listed ?? config.sources.find((source) => source.organisation === id)?.name ?? id;
}
