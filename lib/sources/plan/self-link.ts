import { comparableIdentifier } from '#/lib/record/model/identifier-format.ts';
import { namesPatient } from '#/lib/fhir/describe/subject.ts';
import { patientParameters } from './patient-parameter.ts';
import type { QueryParams } from './plan.ts';

/** Parameters that narrow an answer clinically: a source that adds one kept something back. */
const narrowing = new Set([
  'status',
  'clinical-status',
  'verification-status',
  'category',
  'date',
  'code',
  'type',
  'intent',
  '_lastUpdated',
  '_since',
  'period',
  'authored',
  'recorded-date',
  'onset-date',
  'effective',
  'effective-time',
  'issued',
  'created',
  'encounter',
  'context',
  '_filter',
  '_has',
  '_list',
  '_profile',
  '_security',
  '_tag',
]);

export interface SelfLinkCheck {
  /** Parameters sent and not in the source's account of its search (H08). */
  readonly ignored: readonly string[];
  /** Narrowing parameters in that account and never sent. */
  readonly added: readonly string[];
}

/** Compares a search's parameters with `Bundle.link[self]` (FHIR R4 §3.1.1.1.2); without that link nothing is ignored or added. */
export function checkSelfLink(self: string | undefined, params: QueryParams): SelfLinkCheck {
  const query = queryIn(self);
  if (!query) return { ignored: [], added: [] };
  const searched = new Set([...query.keys()].map(nameOf));
  // An opaque self link (a search id alone) repeats no parameter: nothing can be learned from it.
  const plain = params.filter(([name]) => !name.startsWith('_'));
  const names = plain.map(([name]) => name);
  if (!names.some((name) => isSearched(name, searched)) && ![...searched].some((name) => !name.startsWith('_')))
    return { ignored: [], added: [] };
  return {
    ignored: plain.filter(([name, value]) => !isSearched(name, searched) || isForAnother(name, value, query)).map(([name]) => name),
    added: [...searched].filter((name) => narrowing.has(name) && !names.includes(name)),
  };
}

/** `patient` may come back as `subject` and the other way round, `patient.identifier` or with a modifier. */
const nameOf = (key: string): string => key.split(/[:.]/)[0] ?? key;

const isSearched = (name: string, searched: ReadonlySet<string>): boolean =>
  searched.has(nameOf(name)) || (patientParameters.has(name) && [...patientParameters].some((equivalent) => searched.has(equivalent)));

const queryIn = (self: string | undefined): URLSearchParams | undefined =>
  self?.includes('?') ? new URLSearchParams(self.slice(self.indexOf('?') + 1)) : undefined;

/**
 * Tests if the search names another person than was sent: a gateway that mixes up answers may hand over an empty one,
 * which names nobody (H02, H05).
 */
function isForAnother(name: string, sentValue: string, query: URLSearchParams): boolean {
  if (sentValue === '') return false;
  const isPatient = patientParameters.has(name);
  if (!isPatient && !/(^|\.)identifier$/.test(name)) return false;
  const plain = isPatient ? patientId : numberIn;
  // A chained parameter (`patient.identifier`) is compared only with itself.
  const equivalentNames = isPatient ? [...patientParameters] : [name];
  const heard = [...query].filter(([key]) => equivalentNames.includes(key.split(':')[0] ?? key));
  return heard.length > 0 && !heard.some(([, value]) => value.split(/(?<!\\),/).some((name) => plain(name) === plain(sentValue)));
}

const lastSegment = (reference: string): string => reference.split('/').at(-1) ?? reference;

/** A server may give back an escaped id without its escapes. */
const patientId = (value: string): string => lastSegment(value).replaceAll('\\', '');

const numberIn = (token: string): string => comparableIdentifier(token.split('|').at(-1) ?? token);

/** Tests if an answer is to a search of another type, and so proves nothing of this one. */
export function isOfAnotherType(self: string | undefined, type: string): boolean {
  const path = self?.split('?', 1)[0]?.replace(/\/_search$/, '') ?? '';
  const searched = lastSegment(path);
  return namesPatient(searched) && searched !== lastSegment(type);
}
