import type { Group } from '#/lib/record/group.ts';
import type { PublicSource } from '#/lib/record/public-source.ts';
import type { Related } from '#/lib/record/related.ts';

export interface DrawerProps {
  readonly group: Group;
  /** The other groups of its row: the results of a report, a set of vital signs. */
  readonly parts: readonly Group[];
  /** What its source links to it: the last issue, the letter of the stay. */
  readonly related: readonly Related[];
  /** Of a row that no one entry stands for. */
  readonly title?: string;
  readonly sources: ReadonlyMap<string, PublicSource>;
  /** End of each source's answer, ISO 8601 instant. */
  readonly receivedAt: ReadonlyMap<string, string>;
  readonly locale: string;
  readonly onOpen: (id: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}
