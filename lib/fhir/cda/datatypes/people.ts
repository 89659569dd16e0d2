import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { nameText } from '#/lib/fhir/datatypes/person.ts';
import { type Element, elementAtPath, attributeOf, childNamed, childrenNamed, childElements } from '#/lib/fhir/markup/element-tree.ts';
import { wordsOf } from '#/lib/fhir/narrative/narrative-text.ts';
import { periodOf } from './dates.ts';
import { presentParts, presentOrNone } from './present.ts';

const nameUses = new Map([
  ['L', 'official'],
  ['C', 'official'],
  ['A', 'nickname'],
  ['P', 'nickname'],
  ['PHON', 'usual'],
]);

/** v3 EN/PN as an R4 HumanName. */
export function humanName(element: Element | undefined): JsonObject | undefined {
  if (element === undefined) return undefined;
  const parts = (name: string): readonly string[] =>
    childrenNamed(element, name)
      .filter((part) => attributeOf(part, 'nullFlavor') === undefined)
      .map(wordsOf)
      .filter((text) => text !== '');
  const family = joinTexts(parts('family'), ' ');
  const givenNames = parts('given');
  const birth = childrenNamed(element, 'family').some((part) => attributeOf(part, 'qualifier') === 'BR');
  const plain = family === undefined && givenNames.length === 0 ? wordsOf(element) : '';
  const name = presentOrNone({
    family,
    given: givenNames,
    prefix: parts('prefix'),
    suffix: parts('suffix'),
    text: plain === '' ? undefined : plain,
  });
  const use = birth
    ? 'maiden'
    : (attributeOf(element, 'use') ?? '')
        .split(/\s+/)
        .map((code) => nameUses.get(code))
        .find(Boolean);
  return name && presentParts({ use, ...name, period: periodOf(childNamed(element, 'validTime')) });
}

const addressUses = new Map([
  ['H', 'home'],
  ['HP', 'home'],
  ['HV', 'home'],
  ['WP', 'work'],
  ['DIR', 'work'],
  ['TMP', 'temp'],
  ['BAD', 'old'],
  ['OLD', 'old'],
  ['MC', 'mobile'],
]);

const purposeOf = (element: Element): string | undefined =>
  (attributeOf(element, 'use') ?? '')
    .split(/\s+/)
    .map((code) => addressUses.get(code))
    .find(Boolean);

/** v3 AD as an R4 Address. */
export function addressOf(element: Element): JsonObject | undefined {
  const text = (name: string): string | undefined => joinTexts(childrenNamed(element, name).map(wordsOf), ', ');
  const lines = ['streetAddressLine', 'houseNumber', 'streetName', 'unitID', 'additionalLocator', 'deliveryAddressLine']
    .flatMap((name) => childrenNamed(element, name))
    .map(wordsOf)
    .filter((line) => line !== '');
  const address = presentOrNone({
    line: lines,
    city: text('city'),
    district: text('county'),
    state: text('state'),
    postalCode: text('postalCode'),
    country: text('country'),
  });
  const plain = childElements(element).length === 0 ? wordsOf(element) : '';
  if (address === undefined && plain === '') return undefined;
  const use = purposeOf(element);
  const ended = childNamed(element, 'useablePeriod');
  return presentParts({ use: use === 'mobile' ? undefined : use, ...(address ?? { text: plain }), period: periodOf(ended) });
}

const schemes = new Map([
  ['tel', 'phone'],
  ['fax', 'fax'],
  ['mailto', 'email'],
  ['sms', 'sms'],
  ['http', 'url'],
  ['https', 'url'],
]);

/** v3 TEL as an R4 ContactPoint. */
export function contactPoint(element: Element): JsonObject | undefined {
  const value = attributeOf(element, 'value');
  if (value === undefined) return undefined;
  const scheme = /^([a-z]+):/i.exec(value)?.[1]?.toLowerCase();
  const system = schemes.get(scheme ?? '');
  const bare = system === undefined || system === 'url' ? value : value.slice((scheme ?? '').length + 1).replace(/^\/\//, '');
  return presentParts({ system: system ?? (value.includes('@') ? 'email' : 'phone'), value: bare, use: purposeOf(element) });
}

/** An author, performer, participant or informant in words: name, else role; then the organisation. */
export function partyText(role: Element | undefined): string | undefined {
  const entity = [
    'assignedPerson',
    'informationRecipient',
    'relatedPerson',
    'associatedPerson',
    'guardianPerson',
    'playingEntity',
    'playingDevice',
  ]
    .map((name) => childNamed(role, name))
    .find((text) => text !== undefined);
  const device =
    elementAtPath(role, 'assignedAuthoringDevice', 'softwareName') ??
    elementAtPath(role, 'assignedAuthoringDevice', 'manufacturerModelName');
  const person = nameText(humanName(childNamed(entity, 'name'))) ?? (device && (wordsOf(device) || attributeOf(device, 'displayName')));
  const organization = ['representedOrganization', 'scopingOrganization', 'scopingEntity', 'receivedOrganization']
    .map((name) => organizationText(childNamed(role, name)))
    .find((value) => value !== undefined);
  return joinTexts([person ?? attributeOf(childNamed(role, 'code'), 'displayName'), organization], ', ');
}

export function organizationText(organization: Element | undefined): string | undefined {
  const text = wordsOf(childNamed(organization, 'name')) || wordsOf(childNamed(organization, 'desc'));
  return text === '' ? undefined : text;
}
