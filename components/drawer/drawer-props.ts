import type { ReactNode } from 'react';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { Related } from '#/lib/record/summary/related.ts';

export interface DrawerProps {
  readonly group: Group;
  /** The other groups of its row: the results of a report, a set of vital signs. */
  readonly parts: readonly Group[];
  /** What its source links to it: the last issue, the letter of the stay. */
  readonly related: readonly Related[];
  /** Of a row that no one entry stands for. */
  readonly title?: string;
  readonly sources: ReadonlyMap<string, PublicSource>;
  /** Drawn below the facts: how this result has changed. */
  readonly trend?: ReactNode;
  /** End of each source's answer, ISO 8601 instant. */
  readonly receivedAt: ReadonlyMap<string, string>;
  readonly locale: string;
  /** The document itself, where one is being read. */
  readonly document?: ReactNode;
  /** The sealed name of the file that is being read. */
  readonly reading?: string | undefined;
  /** Opens another of its files. */
  readonly onRead?: (name: string) => void;
  /** The document that an entry was taken out of, by its entry's id; undefined where it is not among what is shown. */
  readonly documentTitle?: (id: string) => string | undefined;
  readonly onReadAt?: (document: string, place: string | undefined) => void;
  readonly onOpen: (id: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}
