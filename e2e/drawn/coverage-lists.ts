import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Resource, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';

/** Package of the International Patient Summary on the npm registry (CC0). */
export const ipsPackage = 'hl7.fhir.uv.ips';
const folder = join(process.cwd(), 'node_modules', ipsPackage);

export const isIpsHere = existsSync(folder);

/** A type of the International Patient Summary with the elements that its profiles say must be supported, or must be sent. */
export interface ProfiledType {
  readonly type: string;
  readonly elements: readonly string[];
}

const readJson = (...path: readonly string[]): Resource | undefined => resourceOf(parseFhir(readFileSync(join(folder, ...path), 'utf8')));

/** Profiles of resources, without data types and logical models; one type may have several. */
export function ipsTypes(): readonly ProfiledType[] {
  const profiles = readdirSync(folder)
    .filter((name) => name.startsWith('StructureDefinition-') && name.endsWith('-uv-ips.json'))
    .flatMap((name) => readJson(name) ?? [])
    .filter(({ kind, type }) => kind === 'resource' && type !== 'Bundle');
  const byType = Map.groupBy(profiles, ({ type }) => String(type));
  return [...byType].map(([type, all]) => ({ type, elements: [...new Set(all.flatMap(demandedElements))] })).toSorted(byName);
}

const byName = (left: ProfiledType, right: ProfiledType): number => (left.type < right.type ? -1 : 1);

/** First-level elements: marked as must support, or with a least number of one. */
function demandedElements({ snapshot }: Resource): readonly string[] {
  return objectsOf(objectOf(snapshot)?.element).flatMap(({ path, mustSupport, min }) => {
    const [, element, ...deeper] = String(path).split('.');
    return element !== undefined && deeper.length === 0 && (mustSupport === true || Number(min) > 0) ? [element] : [];
  });
}

/** Samples of a type: the package's own examples, also those within its Bundles, then ours. */
export function samplesOf(type: string): readonly Resource[] {
  const examples = readdirSync(join(folder, 'example')).flatMap((name) => readJson('example', name) ?? []);
  const within = examples.flatMap(({ entry }) => objectsOf(entry).flatMap(({ resource }) => resourceOf(resource) ?? []));
  return [...examples, ...within, ...(versionFixtures.R4 ?? [])].filter(({ resourceType }) => resourceType === type);
}

/** Names under which a sample may have an element: `onset[x]` is `onsetDateTime`, `onsetString` … */
export function elementIn(sample: Resource, element: string): string | undefined {
  if (!element.endsWith('[x]')) return sample[element] === undefined ? undefined : element;
  const stem = element.slice(0, -3);
  return Object.keys(sample).find((key) => key.startsWith(stem) && /^[A-Z]/.test(key.slice(stem.length)));
}
