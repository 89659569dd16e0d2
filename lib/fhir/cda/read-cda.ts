import type { CdaDocument, CdaReading, CdaResource } from './document/cda-document.ts';
import { bodyOf } from './body.ts';
import { codingOf } from '#/lib/fhir/datatypes/concept.ts';
import { cleanLine } from '#/lib/fhir/markup/clean.ts';
import { narrativeIndex, wordsOf } from '#/lib/fhir/narrative/narrative-text.ts';
import { createNotebook } from '#/lib/fhir/narrative/document-context.ts';
import { mediaOf } from '#/lib/fhir/narrative/media-of.ts';
import { cdaConcept, conceptWords } from './datatypes/concept.ts';
import { dateText } from './datatypes/dates.ts';
import { idText } from './datatypes/identifier.ts';
import { readEntries } from './read-entries.ts';
import { contactOfDocument } from './header/contact.ts';
import { headerFacts } from './header/facts.ts';
import { documentLabels, labelsWithin } from './entries/labels.ts';
import { patientOf } from './header/patient.ts';
import { relatedOf } from './header/related.ts';
import type { DocumentSource } from './document/source.ts';
import { readableSections, type CdaSection } from './document/sections.ts';
import { stableKey } from './document/stable-key.ts';
import { type Element, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { parseTree } from '#/lib/fhir/markup/parse-tree.ts';
import { cdaRefusals, untitledDocument } from './words.ts';

export type { CdaDocument, CdaReading } from './document/cda-document.ts';

/**
 * A CDA R2 document (C-CDA R2.1 and R1.1, or any other) taken apart: its head, its words as our own nodes, and its
 * entries as R4-shaped resources. Total: whatever it is given, it answers, and what it could not take apart is said.
 */
export function readCda(xml: string): CdaReading {
  const parsed = parseTree(xml);
  if (!parsed.ok) return { ok: false, why: cdaRefusals.unreadable(parsed.why) };
  const why = refusal(parsed.root);
  if (why !== undefined) return { ok: false, why };
  try {
    return { ok: true, document: documentOf(parsed.root, xml) };
  } catch {
    return { ok: false, why: cdaRefusals.inconsistent };
  }
}

/** Why a well-formed text is no document of one patient. */
function refusal(root: Element): string | undefined {
  if (root.name !== 'ClinicalDocument') return cdaRefusals.notCda(cleanLine(root.name).slice(0, 60));
  const targets = childrenNamed(root, 'recordTarget').length;
  if (targets === 0) return cdaRefusals.withoutPatient;
  return targets === 1 ? undefined : cdaRefusals.severalPatients(targets);
}

function documentOf(root: Element, xml: string): CdaDocument {
  const narrative = narrativeIndex(root);
  const key = stableKey(idText(childNamed(root, 'id')) ?? idText(childNamed(root, 'setId')) ?? xml);
  const patient = patientOf(root, key, narrative);
  const book = createNotebook(mediaOf(root));
  const body = bodyOf(root, book);
  // The document's text repeats its parts: a label of one part holds for the whole.
  const labels = labelsWithin(root);
  const head = headOf(root);
  const source: DocumentSource = {
    key,
    narrative,
    book,
    patient: `Patient/${String(patient.id)}`,
    labels: documentLabels(root),
    ...(head.date !== undefined && { written: head.date }),
  };
  const documentEntries = readEntries(body.sections, source);
  // The contact that the whole document is about stands at its beginning.
  const [first] = body.sections;
  const contact = first && contactOfDocument(root, source, first.place);
  const type = cdaConcept(childNamed(root, 'code'), narrative);
  const title = cleanLine(wordsOf(childNamed(root, 'title'))) || conceptWords(type) || untitledDocument;
  return {
    title,
    id: idText(childNamed(root, 'id')) ?? key,
    ...head,
    ...(type !== undefined && { type }),
    patient,
    confidentiality: labels.map(codingOf).filter((label) => label !== undefined),
    readable: {
      title,
      facts: headerFacts(root, narrative),
      sections: readableSections(body.sections, (section: CdaSection) =>
        contact && section === first ? [referenceTo(contact), ...documentEntries.references(section)] : documentEntries.references(section),
      ),
      omitted: [...body.omitted, ...book.omitted()],
    },
    resources: contact === undefined ? documentEntries.resources : [contact, ...documentEntries.resources],
    left: documentEntries.left,
    counts: documentEntries.counts,
    ...(body.file && { file: body.file }),
  };
}

function referenceTo({ resource }: CdaResource): string {
  return `${resource.resourceType}/${String(resource.id)}`;
}

function headOf(root: Element): Pick<CdaDocument, 'setId' | 'versionNumber' | 'relatedDocuments' | 'date' | 'language'> {
  const setId = idText(childNamed(root, 'setId'));
  const versionNumber = attributeOf(childNamed(root, 'versionNumber'), 'value');
  const date = dateText(attributeOf(childNamed(root, 'effectiveTime'), 'value'));
  const language = attributeOf(childNamed(root, 'languageCode'), 'code');
  return {
    ...(setId !== undefined && { setId }),
    ...(versionNumber !== undefined && { versionNumber }),
    relatedDocuments: relatedOf(root),
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
  };
}
