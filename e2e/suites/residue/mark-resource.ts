import { resourceOf, type JsonObject, type Resource } from '#/lib/fhir/resource/json.ts';

/** Person whom a resource is about, in canaries. */
export interface MarkedPerson {
  readonly number: { readonly from: string; readonly to: string };
  readonly birthDate: string;
  readonly family: string;
  readonly given: string;
  /** A canary of this person at this source. */
  readonly word: (kind: string) => string;
}

/** Elements whose text a reader sees, and the kind of canary that is added to each. */
const texts: Readonly<Record<string, string>> = {
  display: 'code display',
  text: 'text',
  title: 'title',
  description: 'description',
  comment: 'note',
  patientInstruction: 'instruction',
  conclusion: 'result',
  valueString: 'result',
  reference: '',
};
const demographics: Readonly<Record<string, string>> = { line: 'address', city: 'address', postalCode: 'address' };

/** Writes canaries into a resource: into every text that is shown, the person's demographics, numbers and dates. Its codes, dates and structure stay. */
export function markResource(resource: object, person: MarkedPerson): Resource {
  const renumbered: unknown = JSON.parse(JSON.stringify(resource).replaceAll(person.number.from, person.number.to));
  const marked = resourceOf(markValue(renumbered, [], person));
  if (!marked) throw new Error('no resource');
  return marked.resourceType === 'Patient' ? { ...marked, birthDate: person.birthDate } : marked;
}

function markValue(value: unknown, path: readonly string[], person: MarkedPerson): unknown {
  if (Array.isArray(value)) return value.map((item) => markValue(item, path, person));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, markValue(part, [...path, key], person)]));
  return typeof value === 'string' ? markText(value, path, person) : value;
}

function markText(text: string, path: readonly string[], person: MarkedPerson): string {
  const [parent, key = ''] = [path.at(-2), path.at(-1)];
  if (path.includes('name') && (parent === 'name' || path.at(-3) === 'name')) return markName(text, key, person);
  const demographic = demographics[key];
  if (demographic !== undefined) return `${text} ${person.word(demographic)}`;
  if (parent === 'telecom' && key === 'value') return `${text} ${person.word('telephone')}`;
  if (key === 'div') return text.replace(/<\/div>\s*$/, ` ${person.word('narrative')}</div>`);
  const kind = texts[key];
  return kind ? `${text} ${person.word(kind)}` : text;
}

function markName(text: string, key: string, { family, given }: MarkedPerson): string {
  if (key === 'family') return family;
  if (key === 'given') return given;
  return key === 'text' ? `${given} ${family}` : text;
}

/** Adds what only one resource needs: a made-up unit, an extension and an identifier whose addresses are canaries too. */
export function markUnusual(resource: Resource, { word }: MarkedPerson): Resource {
  if (resource.resourceType !== 'Observation' || !('valueQuantity' in resource)) return resource;
  const address = (kind: string): string => `https://hospital.example/${kind}/${word(`${kind} address`)}`;
  const { value } = resource.valueQuantity as JsonObject;
  return {
    ...resource,
    valueQuantity: { value, unit: `per ${word('unit')}` },
    extension: [{ url: address('extension'), valueString: word('extension') }],
    identifier: [{ system: address('identifier'), value: word('identifier') }],
    [word('element name')]: word('unknown element'),
  };
}
