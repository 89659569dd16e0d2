import type { Coding } from '#/lib/record/model/coded.ts';
import { listOf, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { limitWords } from './words.ts';

/** OperationOutcome.issue. Where its code is known, its `text` is not shown: Epic's words are not for readers. */
export interface OutcomeIssue {
  /** fatal | error | warning | information; anything else reads as `warning`. */
  readonly severity: 'fatal' | 'error' | 'warning' | 'information';
  /** IssueType, as sent. */
  readonly code?: string;
  readonly codings: readonly Coding[];
  readonly text?: string;
}

/** Effect of an issue on the answer that it came with. */
export type IssueEffect =
  | { readonly effect: 'informational' }
  /** "None found": certain, but only without an issue that limits. */
  | { readonly effect: 'none-found' }
  | {
      readonly effect: 'limiting';
      readonly state: 'partial' | 'withheld' | 'denied' | 'unsupported' | 'no-answer-given';
      readonly why: string;
      /** Source's own words, where the code is unknown: for the reader, never for the audit. */
      readonly sourceWords?: string;
    };

const limiting = (state: Extract<IssueEffect, { effect: 'limiting' }>['state'], why: string): IssueEffect => ({
  effect: 'limiting',
  state,
  why,
});
const informational: IssueEffect = { effect: 'informational' };
const fellShort = { effect: 'limiting', state: 'partial', why: limitWords.fellShort } as const;
const withheldByRule = limiting('withheld', limitWords.withheldByRule);
const wrongQuestion = limiting('partial', limitWords.wrongQuestion);
const refusedUser = limiting('denied', limitWords.refusedUser);

/** Epic's message codes, `urn:oid:1.2.840.114350.1.13.*.7.2.657369` (standards §4.1). */
const epic = new Map<string, IssueEffect>([
  ['4100', wrongQuestion],
  ['4102', wrongQuestion],
  ['4110', wrongQuestion],
  ['4112', wrongQuestion],
  ['4113', limiting('partial', limitWords.searchDropped)],
  ['4115', wrongQuestion],
  ['4101', { effect: 'none-found' }],
  ['4119', informational],
  ['4107', limiting('partial', limitWords.patientMerged)],
  ['4117', informational],
  ['4118', refusedUser],
  ['4127', fellShort],
  ['59133', fellShort],
  ['4130', withheldByRule],
  ['4131', withheldByRule],
  ['4134', withheldByRule],
  ['4135', limiting('partial', limitWords.dailyLimit)],
  ['59204', limiting('partial', limitWords.notRegistered)],
  ['59205', limiting('partial', limitWords.mayNotSee)],
  ['4104', wrongQuestion],
  ['4111', wrongQuestion],
  ['4122', wrongQuestion],
  ['59100', wrongQuestion],
  ['59101', wrongQuestion],
  ['59108', wrongQuestion],
  ['59109', wrongQuestion],
  ['59159', wrongQuestion],
  ['59177', limiting('partial', limitWords.internalError)],
]);

const noRecordGiven = limiting('no-answer-given', limitWords.noRecordGiven);

/** GP Connect, Spine-ErrorOrWarningCode-1: PATIENT_NOT_FOUND is also the answer for a sensitive patient. */
const spine = new Map<string, IssueEffect>([
  ['PATIENT_NOT_FOUND', noRecordGiven],
  ['NO_RECORD_FOUND', noRecordGiven],
  ['NO_PATIENT_CONSENT', withheldByRule],
  ['NO_ORGANISATION_CONSENT', withheldByRule],
  ['NO_RELATIONSHIP', withheldByRule],
  ['ACCESS_DENIED', limiting('denied', limitWords.notOffered)],
  ['ACCESS DENIED', limiting('denied', limitWords.notOffered)],
  ['NOT_IMPLEMENTED', limiting('unsupported', limitWords.partNotProvided)],
  ['INVALID_NHS_NUMBER', wrongQuestion],
  ['INVALID_PARAMETER', wrongQuestion],
]);

/** FHIR R4 IssueType, where the code alone says what is missing. */
const issueTypes = new Map<string, IssueEffect>([
  ['suppressed', withheldByRule],
  ['security', refusedUser],
  ['login', refusedUser],
  ['forbidden', refusedUser],
  ['expired', refusedUser],
  ['not-supported', limiting('partial', limitWords.notSupported)],
  ['too-costly', limiting('partial', limitWords.ownLimit)],
  ['throttled', limiting('partial', limitWords.throttled)],
  ['incomplete', limiting('partial', limitWords.saysIncomplete)],
  ['timeout', limiting('partial', limitWords.timedOut)],
]);

/** Reads the issues of an OperationOutcome; none from anything else. */
export function issuesOf(value: unknown): readonly OutcomeIssue[] {
  const resource = resourceOf(value);
  if (resource?.resourceType !== 'OperationOutcome') return [];
  const issues = objectsOf(resource.issue);
  // An OperationOutcome without an issue still warns of something.
  if (issues.length === 0) return [{ severity: 'warning', codings: [] }];
  return issues.map((issue) => {
    const details = objectOf(issue.details);
    return {
      severity: severityOf(issue.severity),
      code: lineOf(issue.code),
      codings: objectsOf(details?.coding).map((coding) => ({
        system: lineOf(coding.system),
        code: lineOf(coding.code),
        display: lineOf(coding.display),
      })),
      text:
        lineOf(details?.text) ??
        lineOf(issue.diagnostics) ??
        listOf(details?.coding)
          .map((coding) => lineOf(objectOf(coding)?.display))
          .find(Boolean),
    };
  });
}

/** Effect of an issue. An unknown issue of warning or above limits: a source's warning is never ignored (H09). */
export function issueEffect(issue: OutcomeIssue): IssueEffect {
  // An issue may carry several codes: one that limits counts more than one that informs.
  const effects = issue.codings.map(codingEffect).filter((effect) => effect !== undefined);
  const knownEffect = effects.find(({ effect }) => effect === 'limiting') ?? effects[0];
  if (knownEffect !== undefined) return knownEffect;
  const byType = issue.code === undefined ? undefined : issueTypes.get(issue.code);
  if (byType !== undefined && (issue.severity !== 'information' || issue.code === 'suppressed' || issue.code === 'incomplete'))
    return byType;
  if (issue.severity === 'information') return informational;
  const sourceWords = issue.codings.some(isEpic) ? undefined : shortened(issue.text);
  return sourceWords === undefined ? fellShort : { ...fellShort, sourceWords };
}

const mostSaid = 200;

function shortened(text: string | undefined): string | undefined {
  return text !== undefined && text.length > mostSaid ? `${text.slice(0, mostSaid)}…` : text;
}

/** CodeSystem or ValueSet, of any release, at the NHS's own hosts. */
const spineSystem = /^https?:\/\/fhir\.(?:nhs\.uk|nhs\.net|hl7\.org\.uk)\/(?:[\w-]+\/)*Spine-ErrorOrWarningCode(?:-[\d-]+)?(?:\|.*)?$/i;

const isEpic = ({ system }: Coding): boolean => system?.startsWith('urn:oid:1.2.840.114350.1.13.') === true;

function codingEffect(coding: Coding): IssueEffect | undefined {
  if (coding.code === undefined) return undefined;
  if (isEpic(coding)) return epic.get(coding.code);
  return spineSystem.test(coding.system ?? '') ? spine.get(coding.code) : undefined;
}

function severityOf(value: unknown): OutcomeIssue['severity'] {
  return value === 'fatal' || value === 'error' || value === 'information' ? value : 'warning';
}
