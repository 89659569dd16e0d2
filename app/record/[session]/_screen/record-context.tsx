'use client';
import { createContext, type RefObject, use } from 'react';
import type { PrintChoice } from '#/components/print/print-choice.ts';
import type { ListHandle } from '#/components/timeline/timeline-list.tsx';
import type { Completeness } from '#/lib/record/completeness/completeness.ts';
import type { ViewChange } from '#/lib/record/list/change-view.ts';
import type { Arrangement } from '#/lib/record/merge/arrangement.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { HelloMessage } from '#/lib/record/model/timeline-message.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/** Ways off the screen that the deployment's configuration allows (`export`). */
export interface ExportRules {
  readonly print: boolean;
  /** A control that copies an entry; text can be selected either way (decision 24). */
  readonly copy: boolean;
}

/** Facts of this opening; the same until the record is closed. */
export interface RecordSettings {
  readonly session: string;
  readonly locale: string;
  readonly hello: HelloMessage;
  readonly exports: ExportRules;
}

/** The record as its pages share it: held in this page's memory, asked once (design §2). Changes with every batch. */
export interface RecordData {
  readonly timeline: Timeline;
  readonly sources: ReadonlyMap<string, PublicSource>;
  /** The server's clock, ISO 8601 instant. */
  readonly serverTime: string;
  /** The page's category; undefined on pages that show all. */
  readonly category: Category | undefined;
  readonly view: View;
  /** The list of this page. */
  readonly arrangement: Arrangement;
  readonly completeness: Completeness;
  /** Id of the group that the drawer shows. */
  readonly selected: string | undefined;
  /** Ids of the sources that are slow to answer. */
  readonly slow: ReadonlySet<string>;
  /** Content of the page for paper; undefined: all rows. */
  readonly printed: PrintChoice | undefined;
}

/** Everything the reader can do; keeps its identity for as long as the record is open. */
export interface RecordActions {
  readonly change: (change: ViewChange) => void;
  /** Opens an entry in the drawer; undefined closes it. */
  readonly open: (id: string | undefined) => void;
  readonly askAgain: (sources: readonly string[]) => void;
  /** Leads to the page for paper. */
  readonly print: (choice: PrintChoice) => void;
  readonly list: RefObject<ListHandle | null>;
}

export const SettingsContext = createContext<RecordSettings | undefined>(undefined);
export const DataContext = createContext<RecordData | undefined>(undefined);
export const ActionsContext = createContext<RecordActions | undefined>(undefined);
/** The element in which the page's list scrolls; undefined until it is drawn. */
export const ScrollerContext = createContext<HTMLElement | undefined>(undefined);

/** Receives whether the print that the page shows is written down: before, paper holds one line. */
export const PaperContext = createContext<(isWritten: boolean) => void>(() => undefined);

/** Place under the sources for what the page itself puts there; undefined while the sources are not on the screen. */
export interface PanelPlace {
  readonly place: HTMLElement | undefined;
  readonly setPlace: (place: HTMLElement | undefined) => void;
}
export const PanelContext = createContext<PanelPlace>({ place: undefined, setPlace: () => undefined });

export const useRecordSettings = (): RecordSettings => required(use(SettingsContext));
export const useRecordData = (): RecordData => required(use(DataContext));
export const useRecordActions = (): RecordActions => required(use(ActionsContext));
export const useScroller = (): HTMLElement | undefined => use(ScrollerContext);

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('used outside of a record');
  return value;
}
