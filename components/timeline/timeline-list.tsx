'use client';
import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Arrangement } from '#/lib/record/merge/arrangement.ts';
import { toggleMember } from '#/lib/record/model/toggle-member.ts';
import { columnItems, type ListItem, type ListItems, listItems } from './items.ts';
import { MonthHeader, Shelf } from './month-header.tsx';
import { drawnItems, type List, Placed } from './placed-items.tsx';
import type { SourceNames } from './row-words.ts';
import { type RowColumns, TimelineRow } from './timeline-row.tsx';
import { useBegin } from '#/components/ui/use-begin.ts';
import { useListKeys } from './use-list-keys.ts';
import { useRowList } from './use-row-list.ts';

/** Commands of the page to the list. */
export interface ListHandle {
  /** Moves the focus by so many rows; 0 puts it on the current one. */
  readonly move: (by: number) => void;
  /** Scrolls to the newest month not later than `yyyy-mm`. */
  readonly jump: (month: string) => void;
}

interface Props {
  readonly arrangement: Arrangement;
  readonly sources: SourceNames;
  readonly locale: string;
  readonly label: string;
  readonly busy: boolean;
  /** The element that scrolls: the middle pane, or the whole page where there is room for one column only. */
  readonly scroller: HTMLElement;
  /** Height of the elements that stick above the list. */
  readonly top: number;
  readonly selected: string | undefined;
  readonly onOpen: (id: string) => void;
  /** The reader has begun: from now on nothing moves by itself. */
  readonly onBegin: () => void;
  readonly handle: RefObject<ListHandle | null>;
  /** Present: columns in place of month heads. */
  readonly columns?: RowColumns;
}

/** All rows, newest first, by month: a feed of which only what is in sight is drawn. */
export function TimelineList(props: Props) {
  const { arrangement, sources, locale, label, busy, scroller, top, selected, onOpen, onBegin, handle, columns } = props;
  const [shelfOpen, setShelfOpen] = useState(false);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const feed = useRef<HTMLDivElement>(null);
  const hasColumns = columns !== undefined;
  const run = useItems(arrangement, shelfOpen, hasColumns);
  const { items } = run;
  const { virtual, margin, headingHeight, stuck } = useRowList({ run, scroller, list, top });
  const keys = useListKeys(run, virtual, feed);
  useBegin(list, scroller, onBegin);
  useInSight(items, virtual, selected);
  useImperativeHandle(handle, () => ({ move: keys.move, jump: (month) => scrollToMonth(virtual, items, month, headingHeight) }));
  const onToggle = useCallback((key: string) => setOpened((before) => toggleMember(before, key)), []);
  const heading = { locale, shelfOpen, onShelf: () => setShelfOpen(!shelfOpen) };
  const row = {
    sources,
    locale,
    total: run.rows.length,
    selected,
    onOpen,
    onToggle,
    onFocus: keys.setCurrent,
    ...(columns && { columns }),
  };
  return (
    <div
      ref={list}
      className="relative"
      data-columns={hasColumns ? true : undefined}
      style={{ height: virtual.getTotalSize() }}
      onKeyDown={keys.onKeyDown}
    >
      <Headings
        items={items}
        virtual={virtual}
        placeOf={(index, start) => (index === stuck ? { position: 'sticky', top } : { top: start - margin })}
      >
        {(item) => <Heading item={item} {...heading} />}
      </Headings>
      <div ref={feed} role="feed" aria-label={label} aria-busy={busy}>
        {drawnItems(virtual, items).map(({ position, item }) =>
          item.type === 'row' ? (
            <Placed key={item.key} index={position.index} measure={virtual.measureElement} style={{ top: position.start - margin }}>
              <TimelineRow
                row={item.row}
                position={item.position}
                current={keys.current === item.key}
                open={opened.has(item.key)}
                {...row}
              />
            </Placed>
          ) : undefined,
        )}
      </div>
    </div>
  );
}

function useItems(arrangement: Arrangement, shelfOpen: boolean, hasColumns: boolean): ListItems {
  return useMemo(() => (hasColumns ? columnItems(arrangement) : listItems(arrangement, shelfOpen)), [arrangement, shelfOpen, hasColumns]);
}

/** Scrolls to the newest month not later than `yyyy-mm`. */
function scrollToMonth(virtual: List, items: readonly ListItem[], month: string, headingHeight: number): void {
  const index = items.findIndex((item) => item.type === 'month' && item.month.key.slice(0, 7) <= month);
  // A heading sticks where a row's own heading would: no room is kept above it.
  const target = virtual.getOffsetForIndex(index < 0 ? items.length - 1 : index, 'start');
  if (target) virtual.scrollToOffset(target[0] + headingHeight);
}

interface HeadingsProps {
  readonly items: readonly ListItem[];
  readonly virtual: List;
  readonly placeOf: (index: number, start: number) => CSSProperties;
  readonly children: (item: ListItem) => ReactNode;
}

/** Heads of months and of the shelf, over the rows. */
function Headings({ items, virtual, placeOf, children }: HeadingsProps) {
  return (
    <div className="pointer-events-none absolute inset-0 z-10">
      {drawnItems(virtual, items).map(({ position: { index, start }, item }) =>
        item.type === 'row' ? undefined : (
          <Placed key={item.key} index={index} measure={virtual.measureElement} style={placeOf(index, start)}>
            {children(item)}
          </Placed>
        ),
      )}
    </div>
  );
}

/** Keeps the row of the opened entry in sight while the reader steps on in the drawer. */
function useInSight(items: readonly ListItem[], virtual: List, selected: string | undefined) {
  const show = useEffectEvent((id: string) => {
    const index = items.findIndex((item) => item.type === 'row' && item.row.groups.some((group) => group.id === id));
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => {
    if (selected !== undefined) show(selected);
  }, [selected]);
}

interface HeadingProps {
  readonly item: ListItem;
  readonly locale: string;
  readonly shelfOpen: boolean;
  readonly onShelf: () => void;
}

function Heading({ item, locale, shelfOpen, onShelf }: HeadingProps) {
  if (item.type === 'month') return <MonthHeader month={item.month} locale={locale} />;
  return item.type === 'shelf' ? <Shelf count={item.count} open={shelfOpen} onToggle={onShelf} /> : undefined;
}
