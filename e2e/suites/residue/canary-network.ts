import { ownField } from '#/lib/fhir/resource/json.ts';
import { ccdaDocument } from '#/mocks/fhir/ccda/ccda.ts';
import { loinc, snomed } from '#/mocks/fhir/ccda/ccda-elements.ts';
import { drawLetters, letterType } from '#/mocks/fhir/draw-letters.ts';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import type { Clinician, Network, PatientRecord } from '#/mocks/networks/model/network.ts';
import { people, recordsOf, type Person, type SourceId } from '#/mocks/patients/people.ts';
import { sourceIds } from '#/mocks/patients/model/sources.ts';
import { birthDate, dateSpellings, nhsNumber, numberSpellings, type CanarySet } from './canary.ts';
import { markResource, markUnusual, type MarkedPerson } from './mark-resource.ts';

/** The County's people who are opened, and some who stand beside them in lists. */
const keys = ['amara-brooks', 'rosa-quaye', 'nia-rees', 'tom-eller', 'sam-holt'] as const;
export type PersonKey = (typeof keys)[number];

export interface CanaryNetwork {
  readonly network: Network;
  readonly family: (person: PersonKey) => string;
  readonly given: (person: PersonKey) => string;
  readonly number: (person: PersonKey) => string;
  readonly born: (person: PersonKey) => string;
  /** Id of the person at the record system that launches. */
  readonly atRecordSystem: (person: PersonKey) => string;
  /** Text of the errors of the source that answers with nothing else. */
  readonly errorText: string;
  /** Names by id. */
  readonly clinicians: ReadonlyMap<string, string>;
}

/** Source that answers with documents alone: its C-CDA is taken apart. */
export const documentsSource: SourceId = 'community';

const sharedTypes = new Set(['Organization', 'Practitioner', 'PractitionerRole', 'Location']);

interface Invented {
  readonly number: string;
  readonly born: string;
}

/** The County exchange whose people, records and clinicians carry canaries. */
export function canaryNetwork(set: CanarySet): CanaryNetwork {
  const invented = new Map(keys.map((key) => [key, invent(set, key)] as const));
  const facts = (key: PersonKey): Invented => invented.get(key) ?? { number: '', born: '' };
  const chosen = people.filter((person): person is Person & { key: PersonKey } => keys.some((key) => key === person.key));
  const marked = (person: Person & { key: PersonKey }, place: string): MarkedPerson => ({
    number: { from: person.nhsNumber, to: facts(person.key).number },
    birthDate: facts(person.key).born,
    family: set.word('family name', person.key),
    given: set.word('given name', person.key),
    word: (kind) => set.word(kind, `${person.key} at ${place}`),
  });
  async function* recordsAt(id: string, clock: Date): AsyncGenerator<PatientRecord> {
    for (const person of chosen) {
      const source = sourceIds.find((sourceId) => sourceId === id);
      const patient = source && person.patient(source)?.id;
      if (source === undefined || patient === undefined) continue;
      const who = marked(person, source);
      const resources = recordsOf(person, source, clock).filter(({ resourceType }) => !sharedTypes.has(resourceType));
      const letters = source === documentsSource ? dischargeSummary(patient, who) : [];
      const all = [...resources, ...letters].map((resource) => markFile(markUnusual(markResource(resource, who), who), who));
      yield markIds({ patient, resources: await drawLetters(all as Parameters<typeof drawLetters>[0]) }, who);
    }
  }
  const { data } = countyNetwork;
  const index = (): ReturnType<typeof data.masterIndex> =>
    chosen.flatMap((person) => {
      const patient = person.patient('master-index');
      return patient ? [markResource(patient, marked(person, 'master-index'))] : [];
    });
  const named = <T extends Clinician>(clinician: T): T => ({ ...clinician, name: set.word('user name', clinician.id) });
  const tenants = countyNetwork.ehr.tenants.map((tenant) => ({ ...tenant, clinicians: tenant.clinicians.map(named) }));
  const staff = countyNetwork.staff.map(named);
  return {
    network: {
      ...countyNetwork,
      staff,
      ehr: { ...countyNetwork.ehr, tenants },
      sources: countyNetwork.sources.map((source) =>
        source.id === 'royal-park' ? { ...source, warning: `Limited ${set.word('warning', 'royal-park')}` } : source,
      ),
      data: { recordsAt, sharedAt: data.sharedAt, masterIndex: index, consents: () => [] },
    },
    family: (key) => set.word('family name', key),
    given: (key) => set.word('given name', key),
    number: (key) => facts(key).number,
    born: (key) => facts(key).born,
    atRecordSystem: (key) =>
      `${people.find((person) => person.key === key)?.patient('city-hospitals')?.id}-${set.word('resource id', `${key} at city-hospitals`)}`,
    errorText: set.word('error text', 'ambulance'),
    clinicians: new Map([...tenants.flatMap(({ clinicians }) => clinicians), ...staff].map(({ id, name }) => [id, name])),
  };
}

function invent(set: CanarySet, key: string): Invented {
  const [number, born] = [nhsNumber(), birthDate()];
  set.add({ kind: 'number', holder: key, value: number, spellings: numberSpellings(number) });
  set.add({ kind: 'birth date', holder: key, value: born, spellings: dateSpellings(born) });
  return { number, born };
}

/** Words of a letter, or of a text, with a canary in them. */
function markFile<T extends { readonly resourceType: string }>(resource: T, { word }: MarkedPerson): T {
  const [data, type] = [ownField({ ...resource }, 'data'), ownField({ ...resource }, 'contentType')];
  if (resource.resourceType !== 'Binary' || typeof data !== 'string' || typeof type !== 'string') return resource;
  const text = Buffer.from(data, 'base64').toString('utf8');
  const marked = type === letterType ? text.replace(/"\]\}$/, ` ${word('letter')}"]}`) : text;
  const whole = type.startsWith('text/plain') ? `${marked}\n${word('letter')}` : marked;
  return { ...resource, data: Buffer.from(whole, 'utf8').toString('base64') };
}

/** More than is read outside a thread. */
const longText = Array.from({ length: 300 }, (_, at) => `Day ${at + 1}: the same treatment, without fever, walking on the ward with help.`);

/** A C-CDA that names the person in its header, and canaries in its title, entries and text. */
function dischargeSummary(patient: string, { number, birthDate: born, family, given, word }: MarkedPerson): readonly object[] {
  const type = loinc('18842-5', 'Discharge summary');
  const xml = ccdaDocument({
    flavour: '2.1',
    root: '2.16.840.1.113883.19.77',
    number: 'ds-1',
    title: `Discharge summary ${word('C-CDA title')}`,
    type,
    written: '2026-03-02',
    patient: {
      ids: [{ root: '2.16.840.1.113883.2.1.4.1', extension: number.to }],
      name: { givenNames: [given], family },
      gender: 'F',
      born,
    },
    author: { givenNames: ['Ida'], family: 'Cole' },
    custodian: 'Community & Mental Health',
    problems: [{ number: 'p-1', problem: snomed('233604007', `Pneumonia ${word('C-CDA display')}`), since: '2026-02-26' }],
    note: {
      title: 'Hospital course',
      type: loinc('8648-8', 'Hospital course'),
      paragraphs: [`Improved. ${word('C-CDA text')}`, ...longText],
    },
  });
  const bytes = Buffer.from(xml, 'utf8');
  const attachment = { contentType: 'text/xml', url: 'Binary/summary-file', size: bytes.length, title: 'Discharge summary' };
  return [
    {
      resourceType: 'DocumentReference',
      id: 'summary',
      meta: { versionId: '1', lastUpdated: '2026-03-02T18:00:00Z' },
      status: 'current',
      type: { coding: [{ system: 'http://loinc.org', code: type.code, display: type.display }] },
      subject: { reference: `Patient/${patient}` },
      date: '2026-03-02T12:00:00Z',
      content: [{ attachment }],
    },
    { resourceType: 'Binary', id: 'summary-file', contentType: 'text/xml', data: bytes.toString('base64') },
  ];
}

/** Ids of the record at its source, which are the person's too: each ends in a canary, wherever a resource names another. */
function markIds({ patient, resources }: PatientRecord, { word }: MarkedPerson): PatientRecord {
  const mark = word('resource id');
  const own = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
  const text = JSON.stringify(resources).replaceAll(/"([A-Z][A-Za-z]+\/[A-Za-z0-9.-]+)"/g, (whole, reference: string) =>
    own.has(reference) ? `"${reference}-${mark}"` : whole,
  );
  // The resources as they were, with longer ids.
  const renamed = JSON.parse(text) as PatientRecord['resources'];
  return { patient: `${patient}-${mark}`, resources: renamed.map((resource) => ({ ...resource, id: `${resource.id}-${mark}` })) };
}
