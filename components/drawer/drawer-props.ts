import type { ReactNode } from 'react';
import type { Notice } from '#/lib/record/decisions/notice.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { RelatedEntries } from '#/lib/record/opened-entry/related.ts';

export interface DrawerProps {
  readonly group: Group;
  /** The row's other groups: the results of a report, a set of vital signs. */
  readonly parts: readonly Group[];
  /** Issues and letters of the stay that the sources link to it. */
  readonly related: RelatedEntries;
  /** Title of a row without a leading entry. */
  readonly title?: string;
  /** How the entry stands as a decision, an order that forbids or an alert, where it is one. */
  readonly notice?: Notice | undefined;
  readonly sources: ReadonlyMap<string, PublicSource>;
  /** Course of this result over time, below the facts. */
  readonly trend?: ReactNode;
  /** End of each source's answer, ISO 8601 instant. */
  readonly receivedAt: ReadonlyMap<string, string>;
  readonly locale: string;
  /** The document being read. */
  readonly document?: ReactNode;
  /** Sealed name of the file being read. */
  readonly reading?: string | undefined;
  /** Opens a file of the entry. */
  readonly onRead?: (name: string) => void;
  /** Title of the document with this entry id; undefined where it is not shown. */
  readonly documentTitle?: (id: string) => string | undefined;
  readonly onReadAt?: (document: string, place: string | undefined) => void;
  /** Control that copies the text within `data-copied`. */
  readonly copy?: ReactNode;
  readonly onOpen: (id: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}
