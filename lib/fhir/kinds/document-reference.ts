import type { EntryCaution, EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { emptyWords } from '#/lib/fhir/absence/empty-name.ts';
import { attachmentFacts, attachmentKeys, attachmentReferences, inlineText } from '#/lib/fhir/kind-parts/attachments.ts';
import { type Resource, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { entryIdOf } from '#/lib/fhir/datatypes/resource-context.ts';
import { type DateCandidate, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn, referenceName, referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys, replacesKeys, wordKey } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** Prefix of a document that is no longer the one to read (H12). Both statuses are R5’s. */
const standings = wordTable('cancelled: Cancelled; deprecated: No longer to be used');

/** DocumentReference: a letter, a summary, a note, as a file in one or more formats. */
export const documentReference: Kind = {
  name: 'document-reference',
  types: ['DocumentReference'],
  words: 'Document',
  searchCategories: ['documents', 'decisions'],
  codes: {
    status: wordSet('current superseded entered-in-error'),
    docStatus: wordSet('preliminary final amended entered-in-error registered partial corrected appended cancelled deprecated unknown'),
  },
  describedElements: elementNames('type description status date content context masterIdentifier'),
  parts: { content: 'attachment format', context: 'encounter event period facilityType practiceSetting sourcePatientInfo related' },
  labels: {
    author: 'Author',
    custodian: 'Kept by',
    authenticator: 'Signed by',
    docStatus: 'Document status',
    relatesTo: 'Relates to',
    category: 'Category',
    securityLabel: 'Marked',
  },
  describe: (context) => {
    const { resource } = context;
    const type = conceptOf(resource.type);
    const careContext = objectOf(resource.context);
    const attachments = attachmentReferences(resource);
    const paragraphs = inlineText(resource);
    const status = lineOf(resource.status);
    const pages = attachments.find((attachment) => attachment.pages !== undefined)?.pages;
    const author = namesIn(listOf(resource.author), context) ?? referenceName(resource.custodian, context);
    const specialty = conceptText(careContext?.practiceSetting);
    return {
      category: 'documents',
      title: joinTitle(
        status === 'superseded' ? 'Superseded' : standings.get(lineOf(resource.docStatus) ?? ''),
        titleOf(type?.text, namingDescription(resource), attachments.find(({ title }) => title !== undefined)?.title),
      ),
      detail: joinTexts([specialty, author, pages === undefined ? undefined : `${pages} ${pages === 1 ? 'page' : 'pages'}`], ' · '),
      code: type,
      status,
      // docStatus entered-in-error removes it just as status does (normalise.ts reads both).
      dates: datesIn(resource),
      body: { shape: 'attachments', attachments, ...(paragraphs.length > 0 && { paragraphs }) },
      facts: contextFacts(resource, specialty, context),
      cautions: cautionsOf(resource),
      identity: [
        ...masterKeys(resource),
        ...identifierKeys(resource),
        ...attachmentKeys(resource, context.source),
        ...replacesKeys(resource.relatesTo, context),
      ],
      compare: fieldsToCompare({ Status: status, 'Document status': lineOf(resource.docStatus) }),
      encounter: listOf(careContext?.encounter)[0],
    };
  },
};

/** The description where it names something: "Unknown" is a fact of the drawer. */
function namingDescription({ description }: Resource): string | undefined {
  const words = lineOf(description);
  return words === undefined || emptyWords(words) === undefined ? words : undefined;
}

/** Title with the description: "Discharge summary: pneumonia"; the description alone where it names the type. */
function titleOf(type: string | undefined, description: string | undefined, file: string | undefined): string {
  const more = description ?? file;
  if (type === undefined || more === undefined) return more ?? type ?? 'Document not named';
  if (wordKey(more).includes(wordKey(type))) return more;
  return wordKey(type).includes(wordKey(more)) ? type : `${type}: ${more}`;
}

function contextFacts(resource: Resource, specialty: string | undefined, context: Parameters<typeof namesIn>[1]): readonly EntryFact[] {
  const careContext = objectOf(resource.context);
  const facts = [
    ['Specialty', specialty],
    ['Description', namingDescription(resource) === undefined ? lineOf(resource.description) : undefined],
    ['Place', conceptText(careContext?.facilityType)],
    ['Event', conceptTexts(careContext?.event)],
    ['Contact', unlinkedText(listOf(careContext?.encounter), context)],
    ['About', referencesText(listOf(careContext?.related), context)],
    ['Format', joinTexts([...new Set(objectsOf(resource.content).map(({ format }) => conceptText(format)))], ', ')],
  ] as const;
  const number = lineOf(objectOf(resource.masterIdentifier)?.value);
  return [
    ...facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }])),
    ...(number === undefined ? [] : [{ label: 'Document number', value: number, isSourceData: true as const }]),
    ...attachmentFacts(resource),
  ];
}

/** Dates in order: of the care, of the writing, of the file. Care that goes on does not date a letter: its first day is the admission's. */
function datesIn({ context, date, content }: Resource): ReturnType<typeof datesOf> {
  const creationDates = objectsOf(content).map(({ attachment }) => objectOf(attachment)?.creation);
  const period = objectOf(objectOf(context)?.period);
  const care: DateCandidate = [period, 'period'];
  const writing: readonly DateCandidate[] = [
    [date, 'created'],
    [creationDates.find((creation) => creation !== undefined), 'created'],
  ];
  return datesOf(period?.end === undefined ? [...writing, care] : [care, ...writing]);
}

/** Words of contacts that are no entries to link to. */
function unlinkedText(references: readonly unknown[], context: Parameters<typeof namesIn>[1]): string | undefined {
  const [first, ...more] = references;
  const linked = entryIdOf(first, context)?.includes('|Encounter/') === true && referenceName(first, context) === undefined;
  return referencesText(linked ? more : references, context);
}

/** Related resources of the document: often a number alone, of an order or an accession. */
function referencesText(references: readonly unknown[], context: Parameters<typeof namesIn>[1]): string | undefined {
  return joinTexts([...new Set(references.map((reference) => referenceText(reference, context)))], ', ');
}

function cautionsOf({ docStatus }: Resource): readonly EntryCaution[] {
  return docStatus === 'preliminary' || docStatus === 'registered' || docStatus === 'partial'
    ? [{ type: 'preliminary', text: 'Draft document' }]
    : [];
}

/** Key by the document's own number, which stays the same wherever it is passed on (standards §5, key 3). */
function masterKeys({ masterIdentifier }: Resource): readonly string[] {
  const identifier = objectOf(masterIdentifier);
  const value = lineOf(identifier?.value);
  const system = lineOf(identifier?.system);
  const global = value !== undefined && (system !== undefined || /^urn:(oid|uuid):./.test(value));
  return global ? [`document|${system ?? 'urn:ietf:rfc:3986'}|${value}`] : [];
}
