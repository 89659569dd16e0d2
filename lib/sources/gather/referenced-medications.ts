import 'server-only';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { startPace } from '#/lib/process/pace.ts';
import { objectOf, referenceOf, resourceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { referenceAtServer, type ServerAddress } from '#/lib/sources/http/address-under-base.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import type { PlatformProfile } from '#/lib/sources/profiles/platform-profile.ts';
import type { ReceivedResources } from './classify-resources.ts';
import { idsAtOnce, readByIds } from '#/lib/sources/fetch/read-by-ids.ts';

interface Asker {
  readonly connection: Connection;
  readonly offersMedication: boolean;
  readonly reads: MedicationReads;
  /** Request id of the query whose page refers to them. */
  readonly requestId: string;
}

/** Reads of single Medications that this request may still make, where a search by several ids finds none or not all. */
export interface MedicationReads {
  left: number;
  /** Reads made already, by any page or query: a missing Medication is not read again with each page. */
  readonly started: Map<string, Promise<BundleEntry | undefined>>;
}

const mostReads = 100;

export const medicationReads = (profile: PlatformProfile | undefined): MedicationReads => ({
  left: profile?.medicationsBySearchOnly ? 0 : mostReads,
  started: new Map(),
});

export interface MissingMedications {
  readonly entries: readonly BundleEntry[];
  /** Some did not come: their prescriptions may lack the medicine's name. */
  readonly failed: boolean;
}

/**
 * Reads the Medications that a page refers to and that did not come with it (`_include` not offered), in batches and before
 * the page is described, as a prescription without its medicine's name says nothing.
 */
export async function missingMedications(
  page: readonly BundleEntry[],
  asker: Asker,
  received: ReceivedResources,
): Promise<MissingMedications> {
  const { connection, offersMedication, reads } = asker;
  const references = await medicationsIn(page, received);
  if (references.size === 0) return { entries: [], failed: false };
  const { ids: wanted, external } = placesOf(references, connection.upstream);
  // A Medication at another server is not fetched; its name is shown only if it came along.
  const fullUrls = external.length === 0 ? nowhere : new Set(page.map(({ fullUrl }) => fullUrl));
  const unnamed = external.some((text) => !received.supporting.has(text) && !fullUrls.has(text));
  const onPage = new Set(page.map(({ resource }) => referenceOf(resourceOf(resource))));
  const missing = wanted.filter((id) => !onPage.has(`Medication/${id}`) && !received.seen.has(`Medication/${id}`));
  if (missing.length === 0 || !offersMedication) return { entries: [], failed: unnamed || missing.length > 0 };
  askFor(
    asker,
    missing.filter((id) => !reads.started.has(id)),
  );
  const results = await Promise.all(missing.flatMap((id) => reads.started.get(id) ?? []));
  const entries = results.filter((entry) => entry !== undefined);
  return { entries, failed: unnamed || entries.length < missing.length };
}

const nowhere: ReadonlySet<string | undefined> = new Set();

/** Entries looked at in a turn. */
const entriesAtOnce = 300;

async function medicationsIn(page: readonly BundleEntry[], received: ReceivedResources): Promise<ReadonlySet<string>> {
  const references = new Set<string>();
  const pace = startPace(received.source, entriesAtOnce);
  for (const { resource } of page) {
    for (const text of medicationIn(inR4(resource, received))) references.add(text);
    if (pace.isDue()) await pace.turn();
  }
  return references;
}

function askFor(asker: Asker, ids: readonly string[]): void {
  const { reads } = asker;
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const batch = ids.slice(at, at + idsAtOnce);
    const read = readSome(asker, batch);
    for (const id of batch)
      reads.started.set(
        id,
        read.then((entries) => entries.find(({ resource }) => resourceOf(resource)?.id === id)),
      );
  }
}

/** A failed read leaves the prescription without its medicine's name, and the outcome tells so. */
const readSome = ({ connection, requestId, reads }: Asker, ids: readonly string[]): Promise<readonly BundleEntry[]> =>
  readByIds({ connection, type: 'Medication', requestId: `${requestId}.medication` }, ids, reads);

function inR4(value: unknown, { version }: ReceivedResources): Resource | undefined {
  const resource = resourceOf(value);
  try {
    return resource && version.toR4(resource);
  } catch {
    // Describing refuses it as unreadable later.
    return undefined;
  }
}

/** Returns `medicationReference`, if it points out of the resource and has no display text. */
function medicationIn(resource: Resource | undefined): readonly string[] {
  const reference = objectOf(resource?.medicationReference);
  const text = reference?.reference;
  return typeof text !== 'string' || text.startsWith('#') || typeof reference?.display === 'string' ? [] : [text];
}

/** Ids at this server, and what points anywhere else. */
function placesOf(
  references: Iterable<string>,
  server: ServerAddress,
): { readonly ids: readonly string[]; readonly external: readonly string[] } {
  const [ids, external] = [new Set<string>(), new Set<string>()];
  for (const text of references) {
    const reference = referenceAtServer(server, text);
    if (reference?.type === 'Medication') ids.add(reference.id);
    else external.add(text);
  }
  return { ids: [...ids], external: [...external] };
}
