'use client';
import { ChevronDown, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useRef } from 'react';
import { BareButton } from '#/components/ui/button.tsx';
import { Popover, type TriggerProps } from '#/components/ui/popover.tsx';
import { mediaQueries, useMedia } from '#/components/ui/use-media.ts';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import { useTabsThatFit } from './use-tabs-that-fit.ts';
import { tabWords } from './words.ts';

export interface TabItem {
  readonly href: string;
  readonly name: string;
}

interface Props {
  /** Those opened most first: the last of them are the first to stand under "More". */
  readonly tabs: readonly TabItem[];
  /** The address of the page shown. */
  readonly current: string;
}

/** The pages of the record, one stop of Tab: as many as there is room for, the others under "More"; on a phone all of them, in a row that scrolls. */
export function Tabs({ tabs, current }: Props) {
  const bar = useRef<HTMLElement>(null);
  const row = useRef<HTMLDivElement>(null);
  useOneStop(bar, { first: '[aria-current="page"]' });
  const isScrolling = useMedia(mediaQueries.sheet);
  const fitting = useTabsThatFit(row);
  const count = isScrolling ? tabs.length : (fitting ?? tabs.length);
  return (
    <nav ref={bar} aria-label={tabWords.record} className="tabs" data-measured={fitting === undefined ? undefined : true}>
      <div ref={row} className="tabs-row">
        {tabs.map((tab, index) => (
          <Link
            key={tab.href}
            href={tab.href}
            prefetch={false}
            aria-current={tab.href === current ? 'page' : undefined}
            data-cut={index < count ? undefined : true}
            className="tab"
          >
            {tab.name}
          </Link>
        ))}
      </div>
      <MoreTabs tabs={tabs.slice(count)} current={current} />
      {/* For a pointer alone: the arrows of the keyboard reach every tab. */}
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        className="tabs-onward"
        onClick={() => row.current?.scrollBy({ left: row.current.clientWidth * 0.7, behavior: 'smooth' })}
      >
        <ChevronRight size={18} />
      </button>
    </nav>
  );
}

/** Stands whether or not it has anything to hold: how many fit is known once the page is drawn. */
function MoreTabs({ tabs, current }: Props) {
  const trigger = (props: TriggerProps) => (
    <BareButton
      {...props}
      className="tab tabs-more"
      data-cut={tabs.length === 0 ? true : undefined}
      aria-current={tabs.some(({ href }) => href === current) ? 'true' : undefined}
    >
      {tabWords.more} <ChevronDown size={16} aria-hidden />
    </BareButton>
  );
  return (
    <Popover label={tabWords.morePages} placement="bottom end" trigger={trigger}>
      {(close) => (
        <ul className="m-0 -mx-2 list-none p-0">
          {tabs.map((tab) => (
            <li key={tab.href}>
              <Link
                href={tab.href}
                prefetch={false}
                onClick={close}
                aria-current={tab.href === current ? 'page' : undefined}
                className="flex min-h-8 pointer-coarse:min-h-11 items-center rounded-control px-2 text-row text-text no-underline hover:bg-sunken aria-[current=page]:bg-selected"
              >
                {tab.name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}
