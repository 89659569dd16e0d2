import type { Group } from '#/lib/record/merge/group.ts';
import type { AttachmentReference, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** One file that the reader can open. */
export interface FileToRead {
  /** Sealed: what it is asked for by. */
  readonly name: string;
  readonly title: string;
  /** Source id. */
  readonly source: string;
}

const notShown = /^(text\/rtf|application\/(rtf|zip|dicom|msword|vnd\.)|image\/tiff)/i;
/** A document whose parts are known is read as such, before a picture of it. */
const structured = /^(text|application)\/([\w.-]+\+)?xml/i;

/** Whether this program can show files of the type that the source names; one that it does not name is tried. */
export const canBeShown = ({ name, contentType }: AttachmentReference): boolean => name !== undefined && !notShown.test(contentType ?? '');

export function attachmentsOf({ body }: TimelineEntry): readonly AttachmentReference[] {
  return body.shape === 'attachments' || body.shape === 'panel' ? (body.attachments ?? []) : [];
}

/** Every file of a group that can be opened, the lead's first, of each entry the structured before the others. */
export function filesToRead(group: Group): readonly FileToRead[] {
  return group.members.flatMap((entry) =>
    attachmentsOf(entry)
      .filter(canBeShown)
      .toSorted((one, other) => Number(structured.test(other.contentType ?? '')) - Number(structured.test(one.contentType ?? '')))
      .flatMap(({ name, title }) =>
        name === undefined ? [] : [{ name, title: title ?? entry.title, source: entry.origins[0]?.source ?? '' }],
      ),
  );
}

/** The file that a reader means who opens this group: its document, where it is one and its text is not here already. */
function documentOf(group: Group): FileToRead | undefined {
  const { category, assertion, body, withheld } = group.lead;
  const isDocument = category === 'documents' && body.shape === 'attachments' && assertion !== 'removed' && !withheld;
  return isDocument && body.paragraphs === undefined ? filesToRead(group)[0] : undefined;
}

/** The reader's choice of a file: of the entry with this id, by its sealed name or else that entry's own document. */
export interface ChosenFile {
  readonly entry: string;
  readonly name?: string;
}

/** The file to read of an opened group: the chosen one where it is there, else the group's document. */
export function chosenFile(group: Group, chosen: ChosenFile | undefined): FileToRead | undefined {
  if (!chosen) return documentOf(group);
  if (chosen.name !== undefined) return filesToRead(group).find(({ name }) => name === chosen.name) ?? documentOf(group);
  // A document chosen at a place is read from its own entry, not from a copy that stands for both.
  const members = group.members.filter(({ id }) => id === chosen.entry);
  return filesToRead({ ...group, members })[0] ?? documentOf(group);
}
