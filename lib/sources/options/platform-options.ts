import { z } from 'zod';
import { platforms, profileNamed } from '#/lib/sources/profiles/registry.ts';
import { platformProblems } from './words.ts';

/** Keys of a source that is a FHIR server; `lib/config` checked the others' values. */
export const platformKeys = {
  profile: z.enum(platforms.map(({ platform }) => platform)).optional(),
  parameters: z.record(z.string(), z.string()).optional(),
  search: z.enum(['get', 'post']).optional(),
  everything: z.boolean().optional(),
  provenance: z.boolean().optional(),
};

interface Configured {
  readonly profile?: string | undefined;
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  readonly search?: 'get' | 'post' | undefined;
  readonly format?: unknown;
  readonly authorization?: unknown;
}

/** Reports options that a platform's profile requires or excludes, at the start and not at the first patient. */
export function checkPlatform(source: Configured, context: z.RefinementCtx): void {
  const profile = profileNamed(source.profile);
  if (!profile) return;
  const refuse = (path: readonly string[], message: string): void => context.addIssue({ code: 'custom', path: [...path], message });
  for (const [name, form] of Object.entries(profile.needs?.parameters ?? {}))
    if (source.parameters?.[name] === undefined) refuse(['parameters', name], platformProblems.parameter(profile.name, form));
  if (profile.search === 'get' && source.search === 'post') refuse(['search'], platformProblems.search(profile.name));
  if (profile.jsonOnly && source.format === 'xml') refuse(['format'], platformProblems.format(profile.name));
  if (profile.needs?.audience && !everyClientHas(source.authorization, 'audience'))
    refuse(['authorization'], platformProblems.audience(profile.name));
  if (profile.needs?.launch && !everyClientHas(source.authorization, 'launch'))
    refuse(['authorization'], platformProblems.launch(profile.name));
}

const client = z.looseObject({ tokenUrl: z.string(), audience: z.string().optional(), launch: z.string().optional() });

/** Tells whether every token client sets the key; methods without a token service need none. */
function everyClientHas(authorization: unknown, key: 'audience' | 'launch'): boolean {
  const clients =
    z
      .array(z.unknown())
      .safeParse(authorization)
      .data?.flatMap((method) => client.safeParse(method).data ?? []) ?? [];
  return clients.every((configured) => configured[key] !== undefined);
}
