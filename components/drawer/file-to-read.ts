import type { Group } from '#/lib/record/merge/group.ts';
import type { AttachmentReference, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** A file that the reader can open. */
export interface FileToRead {
  /** Sealed name by which the server is asked for it. */
  readonly name: string;
  readonly title: string;
  /** Source id. */
  readonly source: string;
}

const typesNotShown = /^(application\/(zip|dicom|msword|vnd\.)|image\/tiff)/i;
/** Structured documents are read before pictures of them. */
const structured = /^(text|application)\/([\w.-]+\+)?xml/i;

/** Tells whether the viewer can show files of the type that the source names; a file without a type is tried. */
export const canBeShown = ({ name, contentType }: AttachmentReference): boolean =>
  name !== undefined && !typesNotShown.test(contentType ?? '');

export function attachmentsOf({ body }: TimelineEntry): readonly AttachmentReference[] {
  return body.shape === 'attachments' || body.shape === 'panel' ? (body.attachments ?? []) : [];
}

/** Every file of a group that can be opened: the lead's first, structured files before others. */
function filesToRead(group: Group): readonly FileToRead[] {
  return group.members.flatMap((entry) =>
    attachmentsOf(entry)
      .filter(canBeShown)
      .toSorted((left, right) => Number(structured.test(right.contentType ?? '')) - Number(structured.test(left.contentType ?? '')))
      .flatMap(({ name, title }) =>
        name === undefined ? [] : [{ name, title: title ?? entry.title, source: entry.origins[0]?.source ?? '' }],
      ),
  );
}

/** The document that opening this group shows; undefined where it is none or its text is here already. */
function documentOf(group: Group): FileToRead | undefined {
  const { category, assertion, body, withheld } = group.lead;
  const isDocument =
    (category === 'documents' || category === 'decisions') && body.shape === 'attachments' && assertion !== 'removed' && !withheld;
  return isDocument && body.paragraphs === undefined ? filesToRead(group)[0] : undefined;
}

/** The reader's choice of a file: by sealed name, else the document of the entry with this id. */
export interface ChosenFile {
  readonly entry: string;
  readonly name?: string;
}

/** The file to read of an opened group: the chosen one if present, else the group's document. */
export function chosenFile(group: Group, chosen: ChosenFile | undefined): FileToRead | undefined {
  if (!chosen) return documentOf(group);
  if (chosen.name !== undefined) return filesToRead(group).find(({ name }) => name === chosen.name) ?? documentOf(group);
  // Read from the chosen entry itself, not from a copy: the place is in that document.
  const members = group.members.filter(({ id }) => id === chosen.entry);
  return filesToRead({ ...group, members })[0] ?? documentOf(group);
}
