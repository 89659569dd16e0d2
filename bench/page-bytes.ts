import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { people, recordsOf } from '#/mocks/patients/people.ts';
import { sourceIds, type SourceId } from '#/mocks/patients/model/sources.ts';

/** Answers of one source about one person: the bytes of its pages, as they come over the network. */
export interface Answer {
  readonly source: string;
  readonly base: string;
  /** Ids of the Patients that it may be about. */
  readonly patients: ReadonlySet<string>;
  readonly pages: readonly Uint8Array[];
}

export interface DataSet {
  readonly name: string;
  readonly answers: readonly Answer[];
}

interface Identified {
  readonly resourceType: string;
  readonly id?: string;
}

const base = 'https://source.example/fhir';
const pageSize = 200;
const clock = new Date(countyNetwork.clock);
const encoder = new TextEncoder();
/** Public test data beside the project; where it is not there, only the demo's people are measured. */
const shared = '../shared/data';

/** A person of the demo, as all sources hold them. */
export function demoPerson(key: string, name: string): DataSet {
  const person = people.find((candidate) => candidate.key === key);
  if (!person) throw new Error(`nobody is called ${key}`);
  const answers = sourceIds.flatMap((source: SourceId) => {
    const patient = person.patient(source)?.id;
    return patient === undefined ? [] : [{ source, base, patients: new Set([patient]), pages: pagesOf(recordsOf(person, source, clock)) }];
  });
  return { name, answers };
}

/** Synthea's people: each one source with one record. */
export function syntheaPeople(): readonly DataSet[] {
  const answers = filesIn('synthea-r4').flatMap((text) => {
    const { entry } = JSON.parse(text) as { readonly entry: readonly { readonly fullUrl: string; readonly resource: Identified }[] };
    const patient = entry.find(({ resource }) => resource.resourceType === 'Patient')?.resource.id;
    if (patient === undefined) return [];
    // Within a transaction, resources name each other by `urn:uuid`; at a server, by type and id.
    const names = new Map(entry.map(({ fullUrl, resource }) => [fullUrl, `${resource.resourceType}/${resource.id}`]));
    const named = text.replace(/urn:uuid:[0-9a-f-]{36}/g, (urn) => names.get(urn) ?? urn);
    const stored = JSON.parse(named) as { readonly entry: readonly { readonly resource: Identified }[] };
    return [{ source: 'synthea', base, patients: new Set([patient]), pages: pagesOf(stored.entry.map(({ resource }) => resource)) }];
  });
  return answers.length === 0 ? [] : [{ name: `Synthea, ${answers.length} people`, answers }];
}

/** US Core's examples as one answer: many profiles, few of each, and of several people. */
export function usCoreExamples(): readonly DataSet[] {
  const resources = filesIn('us-core').map((text) => JSON.parse(text) as Identified);
  const patients = new Set(resources.flatMap(({ resourceType, id }) => (resourceType === 'Patient' && id !== undefined ? [id] : [])));
  const answers = [{ source: 'us-core', base, patients, pages: pagesOf(resources) }];
  return resources.length === 0 ? [] : [{ name: 'US Core examples', answers }];
}

function filesIn(folder: string): readonly string[] {
  const path = join(shared, folder);
  const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.json')) : [];
  return names.map((name) => readFileSync(join(path, name), 'utf8'));
}

/** Splits a record into searches by type, in pages, as the viewer asks. */
function pagesOf(resources: readonly Identified[]): readonly Uint8Array[] {
  const byType = Map.groupBy(resources, ({ resourceType }) => resourceType);
  return [...byType].flatMap(([type, all]) =>
    Array.from({ length: Math.ceil(all.length / pageSize) }, (_, page) =>
      bundleOf(type, all.slice(page * pageSize, (page + 1) * pageSize)),
    ),
  );
}

function bundleOf(type: string, resources: readonly Identified[]): Uint8Array {
  const entry = resources.map((resource) => ({ fullUrl: `${base}/${type}/${resource.id}`, resource, search: { mode: 'match' } }));
  return encoder.encode(
    JSON.stringify({ resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'self', url: `${base}/${type}?patient=1` }], entry }),
  );
}
