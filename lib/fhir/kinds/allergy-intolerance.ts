import type { CodedConcept } from '#/lib/record/coded.ts';
import type { Assertion, Caution } from '#/lib/record/timeline-entry.ts';
import { type Resource, objectsOf } from '#/lib/fhir/json.ts';
import { choiceOf, datesOf } from '#/lib/fhir/dates.ts';
import { codesOf, conceptOf, conceptText, conceptTexts, hasCoding } from '#/lib/fhir/datatypes/concept.ts';
import { joined, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { codeKeys, compared, identifierKeys, likenessKeys, wordKey } from '#/lib/fhir/identity.ts';
import { namesNothing } from '#/lib/fhir/datatypes/unspecific.ts';
import { type Kind, elements, set } from '#/lib/fhir/kind.ts';

const ips = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
const sct = 'http://snomed.info/sct';
/** Statements about every allergy: SNOMED CT 716186003 and the absent-unknown codes of IPS 1 (standards §5, absence). */
const noKnown = new Set([`${sct}|716186003`, `${ips}|no-known-allergies`]);
/** Statements about one sort of allergy only: "No known allergies" must never be made of them (H13). */
const noKnownOfSort = new Set(
  ['409137002', '429625007', '428607008', '428197003', '1003774007']
    .map((code) => `${sct}|${code}`)
    .concat(
      ['no-known-medication-allergies', 'no-known-environmental-allergies', 'no-known-food-allergies'].map((code) => `${ips}|${code}`),
    ),
);
/** Says that nothing is known, which is neither yes nor no. */
const noInformation = new Set([`${ips}|no-allergy-info`]);
const noKnownWords = set(
  'no_known_allergies no_known_allergy nka no_allergies_known nil_known_allergies no_known_allergies_or_adverse_reactions',
);

/** AllergyIntolerance: what the patient must not be given, or that no such thing is known. */
export const allergyIntolerance: Kind = {
  name: 'allergy-intolerance',
  types: ['AllergyIntolerance'],
  words: 'Allergy',
  codes: {
    clinicalStatus: set('active inactive resolved'),
    verificationStatus: set('unconfirmed presumed confirmed refuted entered-in-error'),
  },
  shown: elements('code clinicalStatus verificationStatus onset[x] recordedDate lastOccurrence note'),
  labels: {
    reaction: 'Reaction',
    criticality: 'Criticality',
    type: 'Type',
    category: 'Substance',
    recorder: 'Recorded by',
    asserter: 'Stated by',
  },
  describe: ({ resource }) => {
    const code = conceptOf(resource.code) ?? substanceOf(resource);
    const clinicalStatus = codesOf(resource.clinicalStatus)[0];
    const verificationStatus = codesOf(resource.verificationStatus)[0];
    const statement = statementOf(code, clinicalStatus, verificationStatus);
    const reactions = joined([...new Set(objectsOf(resource.reaction).map(({ manifestation }) => conceptTexts(manifestation)))], ', ');
    return {
      category: 'allergies',
      ...statement,
      title:
        statement.prefix +
        (joined([code?.text ?? 'Substance not named', statement.assertion === 'affirmed' ? reactions : undefined], ': ') ?? ''),
      detail: joined(
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
      compare: compared({
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

interface Statement {
  readonly assertion: Assertion;
  readonly prefix: string;
}

function statementOf(code: CodedConcept | undefined, clinical: string | undefined, verification: string | undefined): Statement {
  const all = hasCoding(code, noKnown) || noKnownWords.has(wordKey(code?.text ?? '').replaceAll(' ', '_'));
  const sort = hasCoding(code, noKnownOfSort) || hasCoding(code, noInformation);
  if (verification === 'refuted') return { assertion: 'denied', prefix: 'Ruled out: ' };
  if (!all && !sort) return { assertion: 'affirmed', prefix: '' };
  if (clinical === 'inactive' || clinical === 'resolved') return { assertion: 'denied', prefix: 'No longer stated: ' };
  return { assertion: all ? 'none-known' : 'denied', prefix: '' };
}

/** Without a code, the substances of the reactions are all that is known. */
function substanceOf(resource: Resource): CodedConcept | undefined {
  const text = joined(
    objectsOf(resource.reaction).map(({ substance }) => conceptText(substance)),
    ', ',
  );
  return text === undefined ? undefined : { text, codings: [] };
}

function worstSeverity(resource: Resource): string | undefined {
  const severities = objectsOf(resource.reaction).map(({ severity }) => severity);
  return ['severe', 'moderate', 'mild'].find((severity) => severities.includes(severity));
}

function severityOf(resource: Resource): readonly Caution[] {
  if (worstSeverity(resource) === 'severe') return [{ type: 'severe', text: 'Severe' }];
  return resource.criticality === 'high' ? [{ type: 'severe', text: 'High risk' }] : [];
}

/** Two sources seldom code one substance alike; equal names group them, each with its own reactions and status. */
function wordKeys(code: CodedConcept | undefined, assertion: Assertion): readonly string[] {
  const word = wordKey(code?.text ?? '')
    .replace(/^(allergy to|allergic to|adverse reaction to) /, '')
    .replace(/ (allergy|adverse reaction)$/, '');
  return word === '' || namesNothing(word) || code === undefined ? [] : [`allergy|${word}|${assertion}`];
}
