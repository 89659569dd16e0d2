'use client';
import { usePathname, useSelectedLayoutSegment } from 'next/navigation';
import { type RefObject, use, useEffect, useMemo, useRef, useState } from 'react';
import { NoticesContext } from '#/components/entry/notices-context.ts';
import { DecisionsStrip } from '#/components/patient-banner/decisions-strip.tsx';
import { notRecorded } from '#/lib/record/decisions/not-recorded.ts';
import { useRecordActions, useRecordData, useRecordSettings, useScroller } from './record-context.tsx';

/** Decisions, orders that forbid and alerts under the banner, on every page, never by ticks or filters; the strip is never left out. */
export function RecordAlerts() {
  const { locale } = useRecordSettings();
  const { timeline } = useRecordData();
  const { open } = useRecordActions();
  const { notices } = use(NoticesContext);
  const absence = useMemo(() => notRecorded(timeline, notices), [timeline, notices]);
  const strip = useRef<HTMLElement>(null);
  useKeptPlace(strip);
  return (
    <DecisionsStrip
      ref={strip}
      notices={notices}
      absence={absence}
      hasSecondLine={useSelectedLayoutSegment() === null}
      isReserved={useReserve(absence.isAsking)}
      locale={locale}
      onOpen={open}
    />
  );
}

/** True while sources are asked, and then until the reader turns the page: what is kept free is given back when all moves anyway. */
function useReserve(isAsking: boolean): boolean {
  const path = usePathname();
  const [askedOn, setAskedOn] = useState<string>();
  if (isAsking && askedOn !== path) setAskedOn(path);
  return isAsking || askedOn === path;
}

/** Scrolls the page along when the strip takes a further row from it: what is read stays where it is. */
function useKeptPlace(strip: RefObject<HTMLElement | null>): void {
  const scroller = useScroller();
  useEffect(() => {
    const element = strip.current;
    if (!element || !scroller || scroller.contains(element)) return undefined;
    let height = element.offsetHeight;
    const observer = new ResizeObserver(() => {
      const growth = element.offsetHeight - height;
      height += growth;
      if (scroller.scrollTop > 0) scroller.scrollTop += growth;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [strip, scroller]);
}
