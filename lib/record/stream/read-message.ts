import { categories } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { IdentityDifference, PatientBanner } from '#/lib/record/model/patient.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { isCount, isListOf, isObject, isOneOf, isString } from './read-json.ts';
import type { JsonObject } from './read-json.ts';
import type { EndMessage, HelloMessage, RefusedResource, TimelineMessage } from '#/lib/record/model/timeline-message.ts';

const knownCategories = new Set(categories);
const matches = new Set(['not-known', 'unconfirmed', 'no-answer-given']);
const bases = new Set(['agreement', 'personal', 'source']);

/** A message as it came over the wire: its entries are not read yet, one by one (H06). */
export type RawMessage =
  | Exclude<TimelineMessage, { type: 'entries' }>
  | { readonly type: 'entries'; readonly source: string; readonly attempt: number; readonly entries: readonly unknown[] };

/** Messages about one source's answer. */
export type RawSourceMessage = Extract<RawMessage, { attempt: number }>;

/** Total: anything that is not a message of this version is undefined. */
export function readMessage(value: unknown): RawMessage | undefined {
  return isMessage(value) ? value : undefined;
}

function isMessage(value: unknown): value is RawMessage {
  if (!isObject(value)) return false;
  switch (value.type) {
    case 'hello':
      return isHello(value);
    case 'patient':
      return isBanner(value.patient);
    case 'source':
      return isSource(value.source);
    case 'renew':
      return true;
    case 'expired':
      return isString(value.why);
    default:
      return isString(value.source) && isCount(value.attempt) && isOfSource(value);
  }
}

function isOfSource(value: JsonObject): boolean {
  switch (value.type) {
    case 'entries':
      return Array.isArray(value.entries);
    case 'progress':
      return isCount(value.pages) && isCount(value.resources);
    case 'refused':
      return isRefused(value);
    case 'outcome':
      return isOneOf(value.category, knownCategories) && isOutcome(value.outcome);
    case 'differences':
      return isListOf(value.differences, isDifference) && (value.person === undefined || isString(value.person));
    case 'end':
      return isEnd(value);
    default:
      return false;
  }
}

function isHello(value: JsonObject): value is JsonObject & HelloMessage {
  const texts = [value.session, value.patientKey, value.at, value.locale, value.service];
  const viewer = value.viewer;
  return (
    typeof value.version === 'number' &&
    texts.every(isString) &&
    isObject(viewer) &&
    [viewer.name, viewer.role, viewer.organisation, viewer.organisationName].every(isString)
  );
}

function isBanner(value: unknown): value is PatientBanner {
  if (!isObject(value) || !isString(value.identifierLabel) || !isString(value.from) || !isObject(value.identity)) return false;
  const identity = value.identity;
  return (
    isString(identity.family) &&
    isListOf(identity.given, isString) &&
    Array.isArray(identity.identifiers) &&
    typeof identity.restricted === 'boolean'
  );
}

function isSource(value: unknown): value is PublicSource {
  return (
    isObject(value) &&
    [value.id, value.name, value.code, value.organisation].every(isString) &&
    typeof value.own === 'boolean' &&
    isCount(value.mark) &&
    isListOf(value.never, isString) &&
    isListOf(value.standing, isString) &&
    (value.network === undefined || (isObject(value.network) && isString(value.network.id) && isString(value.network.name))) &&
    (value.found === undefined || (isObject(value.found) && isCount(value.found.known) && isCount(value.found.asked)))
  );
}

function isRefused(value: unknown): value is RefusedResource {
  return isObject(value) && isString(value.resourceType) && isString(value.reason);
}

function isDifference(value: unknown): value is IdentityDifference {
  return isObject(value) && isString(value.field) && isString(value.here) && isString(value.there);
}

function isEnd(value: JsonObject): value is JsonObject & EndMessage {
  const counts = value.resources;
  return (
    isObject(counts) &&
    [counts.received, counts.entries, counts.supporting, counts.refused, value.entries].every(isCount) &&
    isString(value.at) &&
    typeof value.tookMs === 'number'
  );
}

function isOutcome(value: unknown): value is Outcome {
  if (!isObject(value)) return false;
  switch (value.state) {
    case 'complete':
      return isCount(value.entries);
    case 'partial':
      return isCount(value.entries) && isString(value.why) && (value.lasting === undefined || value.lasting === true);
    case 'withheld':
      return isString(value.basis) && bases.has(value.basis) && isString(value.why);
    case 'denied':
    case 'failed':
      return isString(value.why);
    case 'unmatched':
      return isString(value.match) && matches.has(value.match);
    default:
      return value.state === 'none' || value.state === 'unsupported' || value.state === 'skipped' || value.state === 'pending';
  }
}
