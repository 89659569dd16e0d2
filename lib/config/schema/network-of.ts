import { isResourceId } from '#/lib/record/model/resource-reference.ts';
import type { Config } from './schema.ts';

/** The configured network that a member's id begins with: `national-one.org-12`. No configured id holds a point. */
export function networkOf(id: string, { sources }: Pick<Config, 'sources'>): Config['sources'][number] | undefined {
  // Ids come from the browser too: what is no FHIR id names nobody.
  const network = isResourceId(memberIn(id)) ? /^([a-z0-9-]+)\./.exec(id)?.[1] : undefined;
  return network === undefined ? undefined : sources.find((source) => source.kind === 'network' && source.id === network);
}

/** The member's id in its network's directory. */
export const memberIn = (id: string): string => id.slice(id.indexOf('.') + 1);
