import { z } from 'zod';
import type { PlatformProfile } from '#/lib/sources/profiles/platform-profile.ts';
import { platforms, profileNamed } from '#/lib/sources/profiles/registry.ts';

/** Keys of a source that is a FHIR server; `lib/config` checked the others' values. */
export const platformKeys = {
  profile: z.enum(platforms.map(({ platform }) => platform)).optional(),
  parameters: z.record(z.string(), z.string()).optional(),
  search: z.enum(['get', 'post']).optional(),
  everything: z.boolean().optional(),
};

interface Configured {
  readonly profile?: string | undefined;
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  readonly search?: 'get' | 'post' | undefined;
  readonly format?: unknown;
  readonly authorization?: unknown;
}

/** What a platform's profile needs beside it, and what it cannot go with: said at the start, not at the first patient. */
export function checkPlatform(source: Configured, context: z.RefinementCtx): void {
  const profile = profileNamed(source.profile);
  if (!profile) return;
  const refuse = (path: readonly string[], message: string): void => context.addIssue({ code: 'custom', path: [...path], message });
  for (const [name, form] of Object.entries(profile.needs?.parameters ?? {}))
    if (source.parameters?.[name] === undefined) refuse(['parameters', name], `what ${profile.name} needs: ${form}`);
  if (profile.search === 'get' && source.search === 'post') refuse(['search'], `get: ${profile.name} does not read a POSTed form`);
  if (profile.jsonOnly && source.format === 'xml') refuse(['format'], `json: ${profile.name} answers in nothing else`);
  if (profile.needs?.audience && !everyClientHas(source.authorization, 'audience')) refuse(['authorization'], audienceWords(profile));
  if (profile.needs?.launch && !everyClientHas(source.authorization, 'launch')) refuse(['authorization'], launchWords(profile));
}

const audienceWords = ({ name }: PlatformProfile): string =>
  `an audience for each client: ${name}'s token service wants another aud than its own address`;

const launchWords = ({ name }: PlatformProfile): string =>
  `a launch for each client: ${name}'s token is for one patient, named by the number of this system`;

const client = z.looseObject({ tokenUrl: z.string(), audience: z.string().optional(), launch: z.string().optional() });

/** Ways in that ask no token service need none. */
function everyClientHas(authorization: unknown, key: 'audience' | 'launch'): boolean {
  const clients =
    z
      .array(z.unknown())
      .safeParse(authorization)
      .data?.flatMap((one) => client.safeParse(one).data ?? []) ?? [];
  return clients.every((one) => one[key] !== undefined);
}
