import { type JsonObject, type Resource, listOf, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { securityLabels } from './security-label.ts';
import { hasLabel, hideNothing } from '#/lib/record/security-labels/read-label.ts';
import { bundleLabels, entryLabels, withLabels } from './container-labels.ts';
import { type OutcomeIssue, issuesOf } from './outcome-issues.ts';
import type { Coding } from '#/lib/record/model/coded.ts';

export type SearchMode = 'match' | 'include' | 'outcome';

/** Entry of an answer; kept even without a readable resource, so that received and shown add up (H06). */
export interface BundleEntry {
  /** Resource as received, with the labels of the Bundle and of its entry among its own; `describe` reads it safely. */
  readonly resource: unknown;
  readonly fullUrl?: string;
  /** Labels of the Bundle and of its entry, where there is no resource that could carry them. */
  readonly labels?: readonly Coding[];
  readonly mode?: SearchMode;
  /** Certainty of the source that this is the person asked for (`match-grade`, PDQm ITI-119). */
  readonly matchGrade?: string;
}

export interface Searchset {
  /** Bundle.type: a search answers `searchset`, an operation `collection` or `document`. */
  readonly type?: string;
  readonly entries: readonly BundleEntry[];
  /** Address as sent, relative or absolute, to be checked before it is followed; empty where it has none. */
  readonly next?: string;
  /** Search as the server understood it: a parameter that is missing here was ignored (H08). */
  readonly self?: string;
  /** The server's count of matches; often absent or an estimate. */
  readonly total?: number;
  readonly issues: readonly OutcomeIssue[];
}

export type ReadBundle =
  | { readonly ok: true; readonly searchset: Searchset }
  | { readonly ok: false; readonly why: 'operation-outcome'; readonly issues: readonly OutcomeIssue[] }
  | { readonly ok: false; readonly why: 'not-a-bundle'; readonly issues: readonly [] };

/** Reads one page of a search's answer. Never throws; names what came instead where it is no Bundle. */
export function readSearchset(body: unknown): ReadBundle {
  const reading = readSearchsetInSlices(body);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** Entries read between two stops of `readSearchsetInSlices`. */
const sliceLength = 500;

/** Reads as `readSearchset` does, and stops after each slice of a long page, so that its caller can let others go on. */
export function* readSearchsetInSlices(body: unknown): Generator<void, ReadBundle> {
  const resource = resourceOf(body);
  if (resource?.resourceType === 'OperationOutcome') return { ok: false, why: 'operation-outcome', issues: issuesOf(resource) };
  if (resource?.resourceType !== 'Bundle') return { ok: false, why: 'not-a-bundle', issues: [] };
  const labels = bundleLabels(resource);
  const entries: BundleEntry[] = [];
  const keptBackBy: KeptBack = { isPart: isMarked(resource, parts), isRedacted: isMarked(resource, redactions) };
  const issues: OutcomeIssue[] = [...issuesOf(resource.issues)];
  for (const value of listOf(resource.entry)) {
    const entry = readEntry(value, labels);
    entries.push(entry);
    keptBackBy.isPart ||= isStatedByItem(entry.resource, parts);
    keptBackBy.isRedacted ||= isStatedByItem(entry.resource, redactions);
    for (const issue of issuesOf(entry.resource)) if (issues.length <= issueLimit) issues.push(issue);
    if (entries.length % sliceLength === 0) yield;
  }
  return {
    ok: true,
    searchset: {
      type: lineOf(resource.type),
      entries,
      next: nextOf(resource),
      self: linkOf(resource, 'self'),
      total: countOf(resource.total),
      // R5 has issues next to the entries as well.
      issues: [...keptBack(keptBackBy), ...mostIssues(issues)],
    },
  };
}

/** Limits that a server states by labels alone: it gave parts of its records (`_summary`, `_elements`), or kept some back (DS4P). */
interface KeptBack {
  isPart: boolean;
  isRedacted: boolean;
}

function keptBack({ isPart, isRedacted }: KeptBack): readonly OutcomeIssue[] {
  return [
    ...(isPart ? [{ severity: 'warning', code: 'incomplete', codings: [] } as const] : []),
    ...(isRedacted ? [{ severity: 'warning', code: 'suppressed', codings: [] } as const] : []),
  ];
}

const issueLimit = 1_000;

/** Nobody reads more remarks than these: that there were more is a warning of its own. */
function mostIssues(issues: readonly OutcomeIssue[]): readonly OutcomeIssue[] {
  return issues.length <= issueLimit ? issues : [...issues.slice(0, issueLimit), { severity: 'warning', codings: [] }];
}

const parts = new Set(['SUBSETTED']);
const redactions = new Set(['REDACTED', 'MASKED']);

function isMarked(resource: JsonObject, codes: ReadonlySet<string>): boolean {
  const { tag, security } = objectOf(resource.meta) ?? {};
  return isLabelled(tag, codes) || isLabelled(security, codes);
}

/** An item that may be kept back states nothing of the answer; a redacted Patient is one whose address is withheld. */
function isStatedByItem(value: unknown, codes: ReadonlySet<string>): boolean {
  const resource = resourceOf(value);
  if (resource?.meta === undefined || resource.resourceType === 'Patient') return false;
  return isMarked(resource, codes) && hideNothing(securityLabels(objectOf(resource.meta)?.security));
}

const isLabelled = (labels: unknown, codes: ReadonlySet<string>): boolean =>
  labels !== undefined && hasLabel(securityLabels(labels), codes);

function readEntry(value: unknown, labelsAround: readonly Coding[]): BundleEntry {
  const entry = objectOf(value);
  const labels = [...labelsAround, ...entryLabels(entry)];
  return {
    resource: withLabels(entry?.resource, labels),
    ...(labels.length > 0 && resourceOf(entry?.resource) === undefined && { labels }),
    fullUrl: lineOf(entry?.fullUrl),
    mode: modeOf(objectOf(entry?.search)?.mode),
    ...gradeOf(objectOf(entry?.search)?.extension),
  };
}

const gradeUrl = 'http://hl7.org/fhir/StructureDefinition/match-grade';

function gradeOf(extensions: unknown): Pick<BundleEntry, 'matchGrade'> {
  const grade = extensions === undefined ? undefined : objectsOf(extensions).find(({ url }) => url === gradeUrl)?.valueCode;
  return typeof grade === 'string' ? { matchGrade: grade } : {};
}

function modeOf(value: unknown): SearchMode | undefined {
  return value === 'match' || value === 'include' || value === 'outcome' ? value : undefined;
}

/** Link relations compare without regard to case (RFC 8288 §2.1). */
const relationOf = ({ relation }: JsonObject): string | undefined => lineOf(listOf(relation)[0])?.toLowerCase();

function linkOf(bundle: Resource, relation: string): string | undefined {
  const link = objectsOf(bundle.link).find((candidate) => relationOf(candidate) === relation);
  return typeof link?.url === 'string' && link.url !== '' ? link.url : undefined;
}

/** Address of the next page; empty where a next page is named without one, for then it cannot be had, and it is not the end (H07). */
function nextOf(bundle: Resource): string | undefined {
  return linkOf(bundle, 'next') ?? (objectsOf(bundle.link).some((link) => relationOf(link) === 'next') ? '' : undefined);
}

/**
 * Tells whether a Bundle answers a search. A Bundle of another type (a history, a batch with its errors), or an empty
 * one without a type, proves nothing about what did not come (H05).
 */
export function isSearchAnswer({ type, entries }: Pick<Searchset, 'type' | 'entries'>): boolean {
  return type === 'searchset' || (type === undefined && entries.length > 0);
}

function countOf(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && count >= 0 ? Math.ceil(count) : undefined;
}
