'use client';
import { useState } from 'react';
import { documentOf, filesToRead, type FileToRead } from '#/components/drawer/file-to-read.ts';
import type { Group } from '#/lib/record/merge/group.ts';

/** What the reader asked to read, beyond what opening an entry means by itself. */
interface Chosen {
  /** Of which entry, by its id: another one opened in the meantime makes it void. */
  readonly entry: string;
  /** One of its files. */
  readonly name?: string;
  /** Where in it. */
  readonly place?: string | undefined;
  /** The entry that the reader came from. */
  readonly from?: string;
}

export interface Reading {
  readonly file: FileToRead | undefined;
  readonly place: string | undefined;
  readonly from: string | undefined;
  readonly read: (name: string) => void;
  readonly readAt: (document: string, place: string | undefined) => void;
}

/** Which file of the opened entry is read: its document by itself, another by choice, at a place where one was asked for. */
export function useReading(group: Group | undefined, open: (id: string) => void): Reading {
  const [chosen, setChosen] = useState<Chosen>();
  const mine = group?.members.some(({ id }) => id === chosen?.entry) ? chosen : undefined;
  const file = group && (named(group, mine) ?? documentOf(group));
  return {
    file,
    place: mine?.place,
    from: mine?.from,
    read: (name) => group && setChosen({ entry: group.id, name }),
    readAt: (document, place) => {
      setChosen({ entry: document, place, ...(group && { from: group.id }) });
      open(document);
    },
  };
}

/** A document that was asked for at a place is opened from its own entry, not from a copy that stands for both. */
function named(group: Group, chosen: Chosen | undefined): FileToRead | undefined {
  if (!chosen) return undefined;
  const files = filesToRead(group);
  if (chosen.name !== undefined) return files.find(({ name }) => name === chosen.name);
  const own = group.members.find(({ id }) => id === chosen.entry);
  return own && filesToRead({ ...group, members: [own] })[0];
}
