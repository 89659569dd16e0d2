import type { CodedConcept } from '#/lib/record/model/coded.ts';
import type { Assertion, EntryCaution } from '#/lib/record/model/timeline-entry.ts';
import { emptyWords } from '#/lib/fhir/absence/empty-name.ts';
import { type JsonObject, type Resource, listOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { choiceOf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { codesOf, conceptOf, conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { namesIn } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { codeKeys, fieldsToCompare, identifierKeys, likenessKeys, wordKey } from '#/lib/fhir/kind-parts/identity.ts';
import { type NoKnownAllergy, noKnownAllergyOf, withNameOfCode } from '#/lib/fhir/absence/no-known-allergy.ts';
import { namesNothing } from '#/lib/fhir/datatypes/unspecific.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** AllergyIntolerance: a substance that the patient must not be given, or the statement that there is none. */
export const allergyIntolerance: Kind = {
  name: 'allergy-intolerance',
  types: ['AllergyIntolerance'],
  words: 'Allergy',
  searchCategories: ['allergies'],
  codes: {
    clinicalStatus: wordSet('active inactive resolved'),
    verificationStatus: wordSet('unconfirmed presumed confirmed refuted entered-in-error'),
  },
  describedElements: elementNames('code clinicalStatus verificationStatus onset[x] recordedDate lastOccurrence note'),
  labels: {
    reaction: 'Reaction',
    criticality: 'Criticality',
    type: 'Type',
    category: 'Substance',
    recorder: 'Recorded by',
    asserter: 'Stated by',
  },
  describe: (context) => {
    const { resource } = context;
    const code = withNameOfCode(conceptOf(resource.code) ?? substanceOf(resource));
    const clinicalStatus = codesOf(resource.clinicalStatus)[0];
    const verificationStatus = codesOf(resource.verificationStatus)[0];
    const reactions = joinTexts([...new Set(objectsOf(resource.reaction).map((reaction) => reactionText(reaction, context)))], ', ');
    const isReaction = reactions !== undefined || substanceOf(resource) !== undefined;
    const none = isReaction ? undefined : noKnownAllergyOf(code, listOf(resource.category).length > 0);
    const statement = statementOf(none, clinicalStatus, verificationStatus);
    return {
      category: 'allergies',
      ...statement,
      title:
        statement.prefix +
        (joinTexts([code?.text ?? 'Substance not named', statement.assertion === 'affirmed' ? reactions : undefined], ': ') ?? ''),
      detail: joinTexts(
        [clinicalStatus === 'active' ? undefined : clinicalStatus, verificationStatus === 'confirmed' ? undefined : verificationStatus],
        ' · ',
      ),
      code,
      clinicalStatus,
      verificationStatus,
      dates: datesOf([
        // The row says "recorded …, began …": a reader asks what was added since, and an onset is often decades old.
        [resource.recordedDate, 'recorded'],
        [choiceOf(resource, 'onset'), 'onset'],
        [resource.lastOccurrence, 'last-occurrence'],
      ]),
      cautions: statement.assertion === 'affirmed' ? severityOf(resource) : [],
      identity: [
        ...identifierKeys(resource),
        ...likenessKeys('allergy', codeKeys(code), statement.assertion),
        ...wordKeys(code, statement.assertion),
      ],
      compare: fieldsToCompare({
        Reaction: reactions,
        Severity: worstSeverity(resource),
        Risk: lineOf(resource.criticality),
        Type: conceptText(resource.type),
        Status: clinicalStatus,
        Verification: verificationStatus,
      }),
    };
  },
};

/** Manifestations of a reaction; where none is named, the reaction's description, unless it says another thing: "Severity: …". */
function reactionText({ manifestation, manifestationReference, description }: JsonObject, context: ResourceContext): string | undefined {
  const words = lineOf(description);
  const named = joinTexts([reactionsNamed(manifestation), namesIn(listOf(manifestationReference), context)], ', ');
  const isReaction = words !== undefined && !/^[A-Z][\w ]{2,30}: /.test(words) && isNamed(words);
  return named ?? (isReaction ? words : undefined);
}

/** Names of the manifestations that are one: "None" and "Unknown" stay in the drawer alone. */
function reactionsNamed(manifestation: unknown): string | undefined {
  const texts = listOf(manifestation).flatMap((concept) => conceptTexts(concept) ?? []);
  return joinTexts([...new Set(texts.filter(isNamed))], ', ');
}

const isNamed = (words: string): boolean => emptyWords(words) === undefined && !noReaction.test(words.trim());
const noReaction = /^(?:none|nil|no(?: known)? (?:reactions?|manifestations?)|none (?:known|recorded|reported|stated|given))\.?$/i;

interface Statement {
  readonly assertion: Assertion;
  readonly prefix: string;
}

/** `none`: undefined also for "No known allergies" with a reaction, which contradicts itself: a possible allergy is never taken for none. */
function statementOf(none: NoKnownAllergy | undefined, clinical: string | undefined, verification: string | undefined): Statement {
  if (verification === 'refuted') return { assertion: 'denied', prefix: 'Ruled out: ' };
  if (none === undefined) return { assertion: 'affirmed', prefix: '' };
  if (clinical === 'inactive' || clinical === 'resolved') return { assertion: 'denied', prefix: 'No longer stated: ' };
  return { assertion: statements[none], prefix: '' };
}

const statements = { all: 'none-known', sort: 'denied', 'no-information': 'not-known' } as const;

/** Without a code, the substances of the reactions are all that is known. */
function substanceOf(resource: Resource): CodedConcept | undefined {
  const text = joinTexts(
    objectsOf(resource.reaction).map(({ substance }) => conceptText(substance)),
    ', ',
  );
  return text === undefined ? undefined : { text, codings: [] };
}

function worstSeverity(resource: Resource): string | undefined {
  const severities = objectsOf(resource.reaction).map(({ severity }) => severity);
  return ['severe', 'moderate', 'mild'].find((severity) => severities.includes(severity));
}

function severityOf(resource: Resource): readonly EntryCaution[] {
  if (worstSeverity(resource) === 'severe') return [{ type: 'severe', text: 'Severe' }];
  return resource.criticality === 'high' ? [{ type: 'severe', text: 'High risk' }] : [];
}

/** Keys by name: two sources seldom code one substance alike. Equal names group them, each with its own reactions and status. */
function wordKeys(code: CodedConcept | undefined, assertion: Assertion): readonly string[] {
  const word = wordKey(code?.text ?? '')
    .replace(/^(allergy to|allergic to|adverse reaction to) /, '')
    .replace(/ (allergy|adverse reaction)$/, '');
  return word === '' || namesNothing(word) || code === undefined ? [] : [`allergy|${word}|${assertion}`];
}
