'use client';
import { useState } from 'react';
import { type ChosenFile, chosenFile, type FileToRead } from '#/components/drawer/file-to-read.ts';
import type { Group } from '#/lib/record/merge/group.ts';

/** A choice beyond what opening an entry means by itself. */
interface Choice extends ChosenFile {
  /** Place in the document. */
  readonly place?: string | undefined;
  /** Id of the entry that the reader came from. */
  readonly from?: string;
}

export interface Reading {
  readonly file: FileToRead | undefined;
  readonly place: string | undefined;
  readonly from: string | undefined;
  readonly read: (name: string) => void;
  readonly readAt: (document: string, place: string | undefined) => void;
}

/** The file in which the reader's search found something, where it did. */
function foundFile(group: Group, fileFoundIn: ((entries: Group['members']) => string | undefined) | undefined): ChosenFile | undefined {
  const name = fileFoundIn?.(group.members);
  return name === undefined ? undefined : { entry: group.id, name };
}

/**
 * The file of the opened entry that is read: its document by itself, one in which a search found something, any file by choice, at a place
 * where one was chosen.
 */
export function useReading(
  group: Group | undefined,
  open: (id: string) => void,
  fileFoundIn: ((entries: Group['members']) => string | undefined) | undefined,
): Reading {
  const [choice, setChoice] = useState<Choice>();
  // An entry opened in the meantime makes the choice void.
  const current = group?.members.some(({ id }) => id === choice?.entry) ? choice : undefined;
  return {
    file: group && chosenFile(group, current ?? foundFile(group, fileFoundIn)),
    place: current?.place,
    from: current?.from,
    read: (name) => group && setChoice({ entry: group.id, name }),
    readAt: (document, place) => {
      setChoice({ entry: document, place, ...(group && { from: group.id }) });
      open(document);
    },
  };
}
