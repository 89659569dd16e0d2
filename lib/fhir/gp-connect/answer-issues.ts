import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { type JsonObject, listOf, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { issueEffect, issuesOf, type IssueEffect } from '#/lib/fhir/answer/outcome-issues.ts';
import { type RecordArea, recordAreas } from './areas.ts';

/** Limit that a server states of its answer, and the areas it names; all areas where it names none. */
export interface AnswerIssue {
  readonly effect: Extract<IssueEffect, { effect: 'limiting' }>;
  readonly areas: ReadonlySet<RecordArea> | undefined;
}

/** OperationOutcomes in the answer: a part that is switched off, a parameter that was not understood (standards §4.1). */
export function answerIssues(entries: readonly BundleEntry[]): readonly AnswerIssue[] {
  return entries.flatMap(({ resource }) => {
    const outcome = resourceOf(resource);
    if (outcome?.resourceType !== 'OperationOutcome') return [];
    const raw = objectsOf(outcome.issue);
    return issuesOf(outcome).flatMap((issue, position) => {
      const effect = issueEffect(issue);
      return effect.effect === 'limiting' ? [{ effect, areas: areasIn(raw[position] ?? {}) }] : [];
    });
  });
}

/** The operation's parameters that an issue names, in whichever element. */
function areasIn(issue: JsonObject): ReadonlySet<RecordArea> | undefined {
  const details = objectOf(issue.details);
  const displays = objectsOf(details?.coding).map(({ display }) => display);
  const texts = [issue.diagnostics, details?.text, ...displays, ...listOf(issue.expression), ...listOf(issue.location)].join(' ');
  const named = [...recordAreas].filter(([, { parameter }]) => new RegExp(`\\b${parameter}\\b`).test(texts)).map(([area]) => area);
  return named.length === 0 ? undefined : new Set(named);
}
