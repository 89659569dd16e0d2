import { renderToStaticMarkup } from 'react-dom/server';
import { ZoneTwo } from '#/components/patient-banner/zone-two.tsx';
import { PeopleTable } from '#/components/people/people-table.tsx';
import { patientContacts } from '#/lib/fhir/answer/patient-contacts.ts';
import { patientIdentity } from '#/lib/fhir/answer/patient-identity.ts';
import { type Resource, resourceOf } from '#/lib/fhir/resource/json.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { type Path, at, booleanPaths, leafPaths, put, silentAt } from '#/lib/fhir/testing/leaves.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { peoplePage } from '#/lib/record/summary/people/people-page.ts';
import { apply, hello, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { bannerWords } from '#/lib/record/words/patient-words.ts';
import { drawEntries, source } from './draw-entries.tsx';
import { entriesAs } from './lost-leaves.ts';

/** Home of one element: the category of its entry, and the places in which a mark planted in it was found. */
export interface ElementHome {
  readonly category: Category | 'patient' | undefined;
  /** "row, entry, paper"; why it is in none of them; undefined where no sample has it. */
  readonly places: string;
}

/** Elements that every resource has, or that are about the answer. */
const technical = new Set('resourceType id meta implicitRules language contained text'.split(' '));
const mostLeaves = 4;

/** Names of the elements that a resource has, first level; the two parts of a choice are its own element each. */
export const elementsOf = (resource: Resource): readonly string[] =>
  Object.keys(resource).filter((key) => !technical.has(key) && !key.startsWith('_'));

/** Draws the resource with a mark in the element, and tells where the mark stands. */
export function homeOf(resource: Resource, element: string, version: Version | undefined): ElementHome {
  if (resource.resourceType === 'Patient') return { category: 'patient', places: patientPlaces(resource, element) };
  const [own] = entriesAs([resource], version);
  if (own === undefined) return { category: undefined, places: 'named by the entries that refer to it' };
  const foundIn = new Set<string>();
  const reasons: string[] = [];
  for (const path of leavesOf(resource, element)) {
    const { changed, words } = marked(resource, path);
    const [entry] = entriesAs([changed], version);
    if (entry === undefined) continue;
    const record = drawEntries([entry]);
    const before = words === undefined ? drawEntries([own]) : undefined;
    const isIn = (place: 'rows' | 'drawers' | 'paper'): boolean =>
      words === undefined ? record[place] !== before?.[place] : record[place].toLowerCase().includes(words.toLowerCase());
    if (isIn('rows')) foundIn.add('row');
    if (isIn('drawers')) foundIn.add('entry');
    if (isIn('paper')) foundIn.add('paper');
    const reason = silentAt(resource, path)?.what;
    if (reason !== undefined) reasons.push(reason);
    if (foundIn.size === 3) break;
  }
  const places = ['row', 'entry', 'paper'].filter((place) => foundIn.has(place)).join(', ');
  return { category: own.category, places: places || (reasons[0] ?? 'not drawn') };
}

function leavesOf(resource: Resource, element: string): readonly Path[] {
  const value = resource[element];
  const within = (path: Path): Path => [element, ...path];
  const all = [...leafPaths(value), ...booleanPaths(value)].map(within);
  const telling = all.filter((path) => silentAt(resource, path) === undefined);
  return (telling.length > 0 ? telling : all).slice(0, mostLeaves);
}

/** The resource with another value at a path, and the words by which it is found; without words, any difference counts. */
function marked(resource: Resource, path: Path): { readonly changed: Resource; readonly words?: string } {
  const value = at(resource, path);
  const change = (by: unknown): Resource => resourceOf(put(resource, path, by)) ?? resource;
  if (typeof value === 'boolean') return { changed: change(!value) };
  if (typeof value === 'number') return { changed: change(7_351_925), words: '7351925' };
  const isDate = /^\d{4}-\d\d-\d\d/.test(String(value));
  return isDate ? { changed: change(`1987-06-05${String(value).slice(10)}`), words: '1987' } : { changed: change('Zq71x'), words: 'Zq71x' };
}

/** A Patient has no entry: banner, its second part, and the page of people are drawn of it. */
function patientPlaces(resource: Resource, element: string): string {
  const before = drawPatient(resource);
  const changes = leavesOf(resource, element).map((path) => drawPatient(marked(resource, path).changed));
  const places = (['banner', 'details', 'people'] as const).filter((place) => changes.some((change) => change[place] !== before[place]));
  return places.map((place) => patientPlaceWords[place]).join(', ') || 'not drawn';
}

const patientPlaceWords = { banner: 'banner', details: 'more about the patient', people: 'page of people' } as const;

function drawPatient(resource: Resource): Readonly<Record<keyof typeof patientPlaceWords, string>> {
  const identity = patientIdentity(resource);
  if (identity === undefined) return { banner: '', details: '', people: '' };
  const banner = { identity, identifierLabel: 'No.', from: 'City' };
  const { contacts, restricted, speech } = patientContacts(resource);
  const statements = { contacts, ...(restricted && { restricted: true as const }), ...(speech && { speech }) };
  const timeline = apply(timelineOf({ source, open: true, outcomes: { alerts: { state: 'none' } } }), [
    { type: 'patient', patient: banner },
    { type: 'contacts', source: source.id, attempt: 1, ...statements },
  ]);
  const sources = new Map([[source.id, source]]);
  return {
    banner: JSON.stringify(bannerWords(banner, hello.at, 'en-GB')),
    details: renderToStaticMarkup(<ZoneTwo banner={banner} locale="en-GB" differing={[]} />),
    people: renderToStaticMarkup(
      <PeopleTable page={peoplePage(timeline, wholeView)} attorneys={[]} sources={sources} locale="en-GB" onOpen={() => undefined} />,
    ),
  };
}
