import type { EntryBody } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, listOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { narrativeOf, narrativeRoom } from '#/lib/fhir/datatypes/narrative.ts';
import type { MarkupRoom } from '#/lib/fhir/markup/markup-room.ts';
import { namesIn, referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys, replacesKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

const deepest = 8;
const standings = wordTable('cancelled: Cancelled; deprecated: No longer to be used');
const early = wordSet('preliminary registered partial');
/** FHIR R4 list-mode, where a section does not hold everything. */
const modes = wordTable('snapshot: As it stood when written; changes: Changes only, not the whole list');

/** Composition: a document written in FHIR itself, section by section. */
export const composition: Kind = {
  name: 'composition',
  types: ['Composition'],
  words: 'Document',
  searchCategories: ['documents', 'encounters'],
  // The codes from "registered" on are R5's.
  codes: {
    status: wordSet('preliminary final amended entered-in-error registered partial corrected appended cancelled deprecated unknown'),
  },
  describedElements: elementNames('title type status date section encounter'),
  parts: { section: 'title code text mode entry emptyReason section' },
  labels: {
    author: 'Author',
    custodian: 'Kept by',
    attester: 'Attested',
    category: 'Category',
    event: 'Event',
    confidentiality: 'Confidentiality',
    relatesTo: 'Relates to',
  },
  describe: (context) => {
    const { resource } = context;
    const type = conceptOf(resource.type);
    const status = lineOf(resource.status);
    const room = narrativeRoom();
    const paragraphs = objectsOf(resource.section).flatMap((section) => sectionText(section, context, 0, room));
    return {
      category: 'documents',
      title: joinTitle(standings.get(status ?? ''), lineOf(resource.title) ?? type?.text ?? 'Document not named'),
      detail: joinTexts([namesIn(listOf(resource.author), context)], ' · '),
      code: type,
      status,
      dates: datesOf([[resource.date, 'authored']]),
      body: bodyOf(paragraphs),
      cautions: early.has(status ?? '') ? [{ type: 'preliminary', text: 'Draft document' }] : [],
      identity: [...identifierKeys(resource), ...replacesKeys(resource.relatesTo, context)],
      compare: fieldsToCompare({ Status: status }),
    };
  },
};

/** Attachment that stands for the document itself: it opens by reading it at its source again, with its tables and sections. */
function bodyOf(paragraphs: readonly string[]): EntryBody {
  if (paragraphs.length === 0) return { shape: 'facts' };
  return { shape: 'attachments', attachments: [{ index: 0, contentType: 'application/fhir+json' }], paragraphs };
}

/** Writes a section: its title, then its text. An empty section gives its reason, since empty is not "none" (H13). */
function sectionText(section: JsonObject, context: ResourceContext, depth: number, room: MarkupRoom): readonly string[] {
  const title = lineOf(section.title) ?? conceptText(section.code);
  const text = narrativeOf(section.text, room);
  const empty = conceptText(section.emptyReason);
  // Without a narrative, the names of the entries are all the text there is.
  const entries =
    text.length > 0
      ? []
      : listOf(section.entry)
          .map((entry) => referenceText(entry, context))
          .filter((name) => name !== undefined);
  const within =
    depth >= deepest
      ? ['… (deeper sections are left out here)']
      : objectsOf(section.section).flatMap((part) => sectionText(part, context, depth + 1, room));
  const nested = section.section === undefined ? [] : within;
  const code = lineOf(section.mode);
  const mode = code === undefined || code === 'working' ? undefined : (modes.get(code) ?? `Mode: ${code}`);
  return [
    ...(title === undefined ? [] : [title]),
    ...(mode === undefined ? [] : [mode]),
    ...text,
    ...entries,
    ...(empty === undefined ? [] : [`Empty: ${empty}`]),
    ...nested,
  ];
}
