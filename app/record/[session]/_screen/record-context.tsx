'use client';
import { createContext, type RefObject, use } from 'react';
import type { ListHandle } from '#/components/timeline/timeline-list.tsx';
import type { Arrangement } from '#/lib/record/merge/arrangement.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Completeness } from '#/lib/record/completeness/completeness.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { ViewControl } from './use-view.ts';

/** One record as its pages share it: held in this page's memory, asked once (design §2). */
export interface RecordValue {
  readonly session: string;
  readonly timeline: Timeline;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  /** The server's clock, ISO 8601 instant. */
  readonly now: string;
  /** The page's category; undefined on those that show all. */
  readonly category: Category | undefined;
  readonly control: ViewControl;
  /** What this page's list shows. */
  readonly arrangement: Arrangement;
  readonly known: Completeness;
  readonly selected: string | undefined;
  readonly open: (id: string | undefined) => void;
  readonly askAgain: (sources: readonly string[]) => void;
  readonly list: RefObject<ListHandle | null>;
  /** What the page's list scrolls in. */
  readonly scroller: HTMLElement | undefined;
  /** Ids of the sources that are slow to answer. */
  readonly slow: ReadonlySet<string>;
  /** How many rows go on paper; undefined: all. */
  readonly printLimit: number | undefined;
}

const RecordContext = createContext<RecordValue | undefined>(undefined);

export const RecordProvider = RecordContext.Provider;

export function useRecord(): RecordValue {
  const record = use(RecordContext);
  if (!record) throw new Error('useRecord outside of a record');
  return record;
}
