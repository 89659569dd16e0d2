import { type Decision, decisionSubjects } from '#/lib/record/model/decision.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { type ResourceContext, entryIdsOf } from '#/lib/fhir/datatypes/resource-context.ts';
import { codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { belongsToPatient, otherThanPatient } from '#/lib/fhir/kind-parts/focus.ts';
import { carriers } from './carriers.ts';
import { readClaim, type StatedDecision, together } from './claims.ts';
import { lapseOf } from './lapse.ts';

/** Types of which each resource is a file, or words that must be opened. */
const documentTypes = new Set(['DocumentReference', 'Composition']);

/** The decision that a resource (R4) carries; undefined for all but a few. Codes decide, never free text alone (H38). */
export function decisionOf(context: ResourceContext): Decision | undefined {
  const { resource } = context;
  const carrier = carriers.get(resource.resourceType);
  if (carrier === undefined) return undefined;
  const stated = statedIn(carrier(resource).flatMap((claim) => readClaim(claim) ?? []));
  const subject = decisionSubjects.find((candidate) => stated.some((decision) => decision.subject === candidate));
  if (subject === undefined || isOfSomebodyElse(context)) return undefined;
  const own = stated.filter((decision) => decision.subject === subject);
  const stance = together(own.map((decision) => decision.stance));
  const { lapse = own[0]?.lapse, lapseCode } = own.some(({ isRetracted }) => isRetracted)
    ? { lapse: 'revoked' as const }
    : lapseOf(resource);
  const by = whoDecided(context);
  const until = endOf(resource);
  const reviewBy = reviewDay(resource);
  const replaces = replacedBy(context);
  return {
    subject,
    stance,
    words: wordsOf(own, stance),
    ...(lapse !== undefined && { lapse }),
    ...(lapseCode !== undefined && { lapseCode }),
    ...(stance === 'open' && (documentTypes.has(resource.resourceType) || hasFile(resource)) && { isDocument: true }),
    ...(by !== undefined && { by }),
    ...(until !== undefined && { until }),
    ...(reviewBy !== undefined && { reviewBy }),
    ...(replaces.length > 0 && { replaces }),
  };
}

/** Parts of a plan that are in force; where none is, those that are over. */
function statedIn(stated: readonly StatedDecision[]): readonly StatedDecision[] {
  const inForce = stated.filter(({ lapse }) => lapse === undefined);
  return inForce.length > 0 ? inForce : stated;
}

function isOfSomebodyElse({ resource, ...context }: ResourceContext): boolean {
  if (resource.resourceType !== 'Observation' && resource.resourceType !== 'ServiceRequest') return false;
  return otherThanPatient(resource.focus, { resource, ...context }) !== undefined && !belongsToPatient(resource.focus);
}

/** Words of every claim that states something; of contradictory ones, all. */
function wordsOf(own: readonly StatedDecision[], stance: Decision['stance']): string {
  const telling = own.filter((claim) => stance === 'contradictory' || claim.stance === stance);
  const words = [...new Set((telling.length > 0 ? telling : own).map((claim) => claim.words))];
  if (stance === 'contradictory') return joinTexts(words, ' / ') ?? '';
  const [first = ''] = words;
  // "Resuscitation status: Not for resuscitation" rather than its second half.
  const longer = own.map((claim) => claim.words).filter((ownWords) => ownWords.endsWith(first));
  return longer.toSorted((a, b) => b.length - a.length)[0] ?? first;
}

function whoDecided(context: ResourceContext): string | undefined {
  const { resource } = context;
  const { author, performer, requester, recorder, asserter, expressedBy, source, consentingParty, custodian } = resource;
  const parties = [author, requester, performer, consentingParty, recorder, asserter, expressedBy, source, custodian];
  return parties
    .map((party) => namesIn(listOf(party), context) ?? namesIn(listOf(party), context, 'actor'))
    .find((name) => name !== undefined);
}

/** End of its own period: the rule's, the order's, the plan's, the finding's. */
function endOf({
  provision,
  period,
  occurrencePeriod,
  occurrenceTiming,
  effectivePeriod,
  abatementDateTime,
  abatementPeriod,
}: JsonObject): string | undefined {
  const bounds = objectOf(objectOf(occurrenceTiming)?.repeat)?.boundsPeriod;
  const ends = [objectOf(provision)?.period, period, occurrencePeriod, bounds, effectivePeriod].map((span) => objectOf(span)?.end);
  return [...ends, abatementDateTime, objectOf(abatementPeriod)?.start].map(lineOf).find((end) => end !== undefined);
}

const reviewName = /review-?date|date-?of-?review|reviewBy/i;

/** Day by which it is to be reviewed: an extension, or a component of that name. */
function reviewDay({ extension, component }: JsonObject): string | undefined {
  const extended = objectsOf(extension).filter(({ url }) => reviewName.test(lineOf(url) ?? ''));
  const measured = objectsOf(component).filter(({ code }) => /\breview date\b/i.test(JSON.stringify(code ?? '')));
  return [...extended, ...measured]
    .flatMap((part) => [part.valueDate, part.valueDateTime])
    .map(lineOf)
    .find((day) => day !== undefined);
}

/** Entries that it replaces, by whichever element its type has. */
function replacedBy(context: ResourceContext): readonly EntryId[] {
  const { replaces, relatesTo, related, extension } = context.resource;
  const relations = [...objectsOf(relatesTo), ...objectsOf(related)]
    .filter(({ code, type }) => [...codesOf(code), ...codesOf(type)].includes('replaces'))
    .map(({ target, targetReference }) => targetReference ?? target);
  const extended = objectsOf(extension)
    .filter(({ url }) => /[-/]replaces$/.test(lineOf(url) ?? ''))
    .map(({ valueReference }) => valueReference);
  return entryIdsOf(
    [...listOf(replaces), ...relations, ...extended].filter((reference) => reference !== undefined),
    context,
  );
}

function hasFile({ sourceAttachment, resourceType }: JsonObject): boolean {
  return resourceType === 'Consent' && sourceAttachment !== undefined;
}
