/** FHIR JSON to FHIR XML, for tests alone: the other direction of `parseFhirXml`, written without its table. */
export function writeFhirXml(resource: unknown): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${resourceXml(resource as Json, ' xmlns="http://hl7.org/fhir"')}`;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function resourceXml(resource: Json, attributes: string): string {
  const { resourceType, ...members } = resource;
  return `<${String(resourceType)}${attributes}>${membersXml(members)}</${String(resourceType)}>`;
}

function membersXml(members: Json): string {
  const names = new Set(Object.keys(members).map((key) => key.replace(/^_/, '')));
  return [...names].map((name) => memberXml(name, members[name], members[`_${name}`])).join('');
}

function memberXml(name: string, value: unknown, about: unknown): string {
  if (!Array.isArray(value) && !Array.isArray(about)) return elementXml(name, value, about);
  const [values, abouts] = [value, about].map((list) => (Array.isArray(list) ? (list as readonly unknown[]) : []));
  const length = Math.max(values!.length, abouts!.length);
  return Array.from({ length }, (_, at) => elementXml(name, values![at], abouts![at])).join('');
}

function elementXml(name: string, value: unknown, about: unknown): string {
  if (isObject(value) && 'resourceType' in value) return `<${name}>${resourceXml(value, '')}</${name}>`;
  if (isObject(value)) return objectXml(name, value);
  if (name === 'div' && typeof value === 'string') return value;
  const { id, ...within } = isObject(about) ? about : {};
  const written =
    value === undefined || value === null ? '' : ` value="${escaped(typeof value === 'string' ? value : JSON.stringify(value))}"`;
  return `<${name}${attribute('id', id)}${written}>${membersXml(within)}</${name}>`;
}

function objectXml(name: string, { id, ...members }: Json): string {
  const isExtension = name === 'extension' || name === 'modifierExtension';
  const { url, ...rest } = members;
  return isExtension
    ? `<${name}${attribute('id', id)}${attribute('url', url)}>${membersXml(rest)}</${name}>`
    : `<${name}${attribute('id', id)}>${membersXml(members)}</${name}>`;
}

const attribute = (name: string, value: unknown): string => (typeof value === 'string' ? ` ${name}="${escaped(value)}"` : '');

const escaped = (text: string): string => text.replaceAll(/[&<>"\n\r\t]/g, (character) => `&#${character.codePointAt(0)};`);
