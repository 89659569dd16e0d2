import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { ObservedRecord } from '#/lib/record/observations/observed-record.ts';

export interface ObservationsProps {
  readonly record: ObservedRecord;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  /** The year that dates may leave out: "2026". */
  readonly thisYear: string;
  /** Id of the group that the drawer shows. */
  readonly selected: string | undefined;
  readonly onOpen: (id: string) => void;
}
