import { parseReference } from '#/lib/record/model/resource-reference.ts';
import { comparableIdentifier } from '#/lib/record/model/identifier-format.ts';
import { type JsonObject, type Resource, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { namesOthers, namesPatient, subjectsOf } from '#/lib/fhir/describe/subject.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { referenceAtServer, type ServerAddress } from '#/lib/sources/http/address-under-base.ts';
import type { IdentityVerdict } from '#/lib/sources/match/identity/check-identity.ts';

/** The person a source's resources must be about: the Patients matched there, and nobody else (H02). */
export interface RecordSubject {
  readonly server: ServerAddress;
  readonly ids: ReadonlySet<string>;
  /** Identifiers of the reference identity as `system|value`: some resources name their patient by them. */
  readonly identifiers: ReadonlySet<string>;
  /** A contained Patient is compared with the reference identity: `confirm` where it says too little to tell. */
  readonly isSamePerson: (containedPatient: unknown) => IdentityVerdict;
  /** Names of this patient within a Bundle (`urn:uuid:…`): see `withBundleNames`. */
  readonly names?: ReadonlySet<string>;
  /** Names of the Bundle's other resources: a participant by such a name is no patient. */
  readonly otherNames?: ReadonlySet<string>;
}

/** `other-address`: the matched id under another base, which may be another name of this server, or another server. */
export type SubjectVerdict = 'this-patient' | ForeignReason | 'not-said';

/** Reasons for which nothing more of a source is believed. */
export type ForeignReason = 'other-patient' | 'other-address';

/**
 * Checks a resource's subject, both as sent and in R4's shape: versions name the patient in different places, and no mapping,
 * right or wrong, may let another patient's resource through. A resource that cannot be mapped names nobody.
 */
export function checkSubject(resourceAsSent: unknown, subject: RecordSubject, version: Version): SubjectVerdict {
  const asSent = verdictOn(resourceAsSent, subject);
  const resource = resourceOf(resourceAsSent);
  if (isForeign(asSent) || resource === undefined) return asSent;
  try {
    const mapped = version.toR4(resource);
    const inR4 = mapped === resource ? asSent : verdictOn(mapped, subject);
    return inR4 === 'this-patient' && subjectsOf(mapped).length === 0 ? asSent : inR4;
  } catch {
    return 'not-said';
  }
}

/**
 * Verdicts on the resources that name a patient. Those that name none, and those that must and do not, say nothing of whose
 * an answer is.
 */
export function verdictsIn(resources: readonly unknown[], subject: RecordSubject, version: Version): ReadonlySet<SubjectVerdict> {
  const named = resources.filter((resource) => subjectsOf(resource).length > 0);
  return new Set(named.map((resource) => checkSubject(resource, subject, version)).filter((verdict) => verdict !== 'not-said'));
}

/** Tells whether a whole answer is somebody else's: it names patients, and this one nowhere. */
export const isOfOthers = (verdicts: ReadonlySet<SubjectVerdict>): boolean => verdicts.size === 1 && verdicts.has('other-patient');

/** `not-said`: the type must name its patient, and this resource names none. */
function verdictOn(resource: unknown, subject: RecordSubject): SubjectVerdict {
  const type = resourceOf(resource)?.resourceType ?? '';
  const texts = subject.otherNames && namesOthers(type) ? withoutNames(resource, subject.otherNames) : subjectsOf(resource);
  const inside = foreignWithin(resource, subject);
  if (inside === 'other-patient' || contradicts(resource, subject)) return 'other-patient';
  if (texts.length === 0) return inside ?? (namesPatient(type) ? 'not-said' : 'this-patient');
  const verdicts = texts.map((text) => verdictOnText(text, resource, subject));
  return foreignIn(verdicts) ?? inside ?? (verdicts.includes('not-said') ? 'not-said' : 'this-patient');
}

function verdictOnText(text: string, resource: unknown, subject: RecordSubject): SubjectVerdict {
  if (isThisPatient(text, resource, subject)) return 'this-patient';
  // A contained Patient with too little detail is no proof of another patient.
  if (isUncertain(text, resource, subject)) return 'not-said';
  return isAtOtherAddress(text, subject) ? 'other-address' : 'other-patient';
}

const foreignIn = (verdicts: readonly SubjectVerdict[]): ForeignReason | undefined =>
  (['other-patient', 'other-address'] as const).find((reason) => verdicts.includes(reason));

export const isForeign = (reason: string): reason is ForeignReason => reason === 'other-patient' || reason === 'other-address';

/** Tests if a reference has a matched id, under a base that is not known as this server's: it may be an inside name of it. */
function isAtOtherAddress(text: string, { ids }: RecordSubject): boolean {
  const reference = parseReference(text);
  return reference?.kind === 'literal' && reference.type === 'Patient' && /^https?:/i.test(reference.base) && ids.has(reference.id);
}

/** Types about other people by nature (a donor's specimen, a relative). A contained Patient is compared where a reference points to it. */
const mayBeOfOthers = new Set(['Patient', 'Specimen', 'RelatedPerson']);

/** Finds a contained resource that is another patient's: it would be shown as part of its container. */
function foreignWithin(resource: unknown, subject: RecordSubject): ForeignReason | undefined {
  const verdicts = objectsOf(resourceOf(resource)?.contained).flatMap((inner) => {
    const type = resourceOf(inner)?.resourceType ?? '';
    if (!namesPatient(type) || mayBeOfOthers.has(type) || namesOthers(type)) return [];
    return subjectsOf(inner).map((text) => verdictOnText(text, resource, subject));
  });
  return foreignIn(verdicts);
}

/** Tests if a reference to the patient carries another person's number of a known system: one of the two is wrong. */
function contradicts(resource: unknown, { identifiers }: RecordSubject): boolean {
  const named = resourceOf(resource);
  return [...objectsOf(named?.subject), ...objectsOf(named?.patient)].some(({ identifier }) => {
    const { system, value } = objectOf(identifier) ?? {};
    if (typeof system !== 'string' || typeof value !== 'string') return false;
    const ofSystem = [...identifiers].filter((identifier) => identifier.startsWith(`${system}|`));
    return ofSystem.length > 0 && !ofSystem.some((identifier) => isSameNumber(identifier, `${system}|${value}`));
  });
}

/** However it is written: `999 102 0012`. */
const isSameNumber = (left: string, right: string): boolean => comparableIdentifier(left) === comparableIdentifier(right);

function withoutNames(resource: unknown, names: ReadonlySet<string>): readonly string[] {
  return subjectsOf(resource).filter((text) => !names.has(text));
}

function isThisPatient(text: string, resource: unknown, subject: RecordSubject): boolean {
  // The form that nearly every resource of a long record has.
  if (text.startsWith('Patient/') && subject.ids.has(text.slice('Patient/'.length))) return true;
  if (text.startsWith('#')) return containedVerdict(text, resource, subject) === 'accept';
  if (subject.names?.has(text) || (text.includes('|') && [...subject.identifiers].some((identifier) => isSameNumber(identifier, text))))
    return true;
  const reference = referenceAtServer(subject.server, text);
  return reference?.type === 'Patient' && subject.ids.has(reference.id);
}

const isUncertain = (text: string, resource: unknown, subject: RecordSubject): boolean =>
  text.startsWith('#') && containedVerdict(text, resource, subject) === 'confirm';

const containedOf = new WeakMap<Resource, ReadonlyMap<unknown, JsonObject>>();
const nothing: ReadonlyMap<unknown, JsonObject> = new Map();

/** Contained resources by id, the first of each: a resource may contain thousands, and refer to all of them. */
function containedById(value: unknown): ReadonlyMap<unknown, JsonObject> {
  const resource = resourceOf(value);
  if (resource?.contained === undefined) return nothing;
  const index = containedOf.get(resource);
  if (index) return index;
  const byId = new Map(
    objectsOf(resource.contained)
      .toReversed()
      .map((inner) => [inner.id, inner]),
  );
  containedOf.set(resource, byId);
  return byId;
}

function containedVerdict(text: string, resource: unknown, subject: RecordSubject): IdentityVerdict {
  const contained = containedById(resource).get(text.slice(1));
  return contained?.resourceType === 'Patient' ? subject.isSamePerson(contained) : 'refuse';
}
