import 'server-only';
import type { BundleEntry } from '#/lib/fhir/bundle.ts';
import { readSearchset } from '#/lib/fhir/bundle.ts';
import { objectOf, resourceOf, type Resource } from '#/lib/fhir/json.ts';
import { placeUnder, searchUnder } from './base.ts';
import { newRequestId, type Connection } from './connection.ts';
import { fetchFhir } from './fetch-fhir.ts';
import { referenceOf, type Received } from './received.ts';

interface Asker {
  readonly connection: Connection;
  readonly offersMedication: boolean;
}

export interface MissingMedications {
  readonly entries: readonly BundleEntry[];
  /** Some could not be had: their prescriptions may stand without a name. */
  readonly failed: boolean;
}

const idsAtOnce = 50;

/**
 * Medications that a page's prescriptions point to and that did not come with it (`_include` not offered): read in
 * batches before the prescriptions are described, as a prescription without its medicine's name says nothing.
 */
export async function missingMedications(
  page: readonly BundleEntry[],
  { connection, offersMedication }: Asker,
  received: Received,
): Promise<MissingMedications> {
  const here = new Set(page.map(({ resource }) => referenceOf(resourceOf(resource))));
  const wanted = new Set(page.flatMap(({ resource }) => medicationIn(inR4(resource, received), connection.upstream.url)));
  const ids = [...wanted].filter((id) => !here.has(`Medication/${id}`) && !received.seen.has(`Medication/${id}`));
  if (ids.length === 0) return { entries: [], failed: false };
  if (!offersMedication) return { entries: [], failed: false };
  const entries: BundleEntry[] = [];
  try {
    for (let at = 0; at < ids.length; at += idsAtOnce) entries.push(...(await readMany(connection, ids.slice(at, at + idsAtOnce))));
  } catch {
    return { entries, failed: true };
  }
  return { entries, failed: entries.length < ids.length };
}

async function readMany(connection: Connection, ids: readonly string[]): Promise<readonly BundleEntry[]> {
  const address = searchUnder(connection.upstream.url, 'Medication', [
    ['_id', ids.join(',')],
    ['_count', String(ids.length)],
  ]);
  const read = readSearchset(await fetchFhir(connection, { address, requestId: newRequestId() }));
  const asked = new Set(ids);
  return read.ok ? read.searchset.entries.filter(({ resource }) => asked.has(String(resourceOf(resource)?.id))) : [];
}

function inR4(value: unknown, { version }: Received): Resource | undefined {
  const resource = resourceOf(value);
  try {
    return resource && version.toR4(resource);
  } catch {
    // It will be refused as unreadable where it is described.
    return undefined;
  }
}

/** The id in `medicationReference`, when it points to this server and the reference has no words of its own. */
function medicationIn(resource: Resource | undefined, base: string): readonly string[] {
  const reference = objectOf(resource?.medicationReference);
  const text = reference?.reference;
  if (typeof text !== 'string' || text.startsWith('#') || typeof reference?.display === 'string') return [];
  const url = placeUnder(base, text);
  const [type, id] = url?.pathname.slice(new URL(base).pathname.replace(/\/$/, '').length + 1).split('/') ?? [];
  return type === 'Medication' && id !== undefined ? [id] : [];
}
