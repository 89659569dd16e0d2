'use client';
import { ChevronDown } from 'lucide-react';
import Link from 'next/link';
import { useRef } from 'react';
import { BareButton } from '#/components/ui/button.tsx';
import { Popover, type TriggerProps } from '#/components/ui/popover.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import { tabWords } from './words.ts';

export interface TabItem {
  readonly href: string;
  readonly name: string;
  /** Rows or entries there, where that helps to choose. */
  readonly count?: string;
}

interface Props {
  readonly tabs: readonly TabItem[];
  readonly more: readonly TabItem[];
  /** The address of the page shown. */
  readonly current: string;
}

/** The pages of the record, one stop of Tab; those less often opened are under "More". */
export function Tabs({ tabs, more, current }: Props) {
  const bar = useRef<HTMLElement>(null);
  useOneStop(bar, { first: '[aria-current="page"]' });
  const hidden = more.find((tab) => tab.href === current);
  const trigger = (props: TriggerProps) => (
    <BareButton
      {...props}
      className={`inline-flex flex-none items-center gap-1 border-0 bg-transparent px-0 text-row ${hidden ? 'font-semibold text-text' : 'text-muted'}`}
    >
      {hidden?.name ?? tabWords.more} <ChevronDown size={16} aria-hidden />
    </BareButton>
  );
  return (
    <nav ref={bar} aria-label={tabWords.record} className="flex items-stretch gap-5 overflow-x-auto px-4 print:hidden">
      {tabs.map((tab) => (
        <TabLink key={tab.href} tab={tab} current={tab.href === current} />
      ))}
      <Popover label={tabWords.morePages} placement="bottom end" trigger={trigger}>
        {(close) => (
          <ul className="m-0 -mx-2 list-none p-0">
            {more.map((tab) => (
              <li key={tab.href}>
                <Link
                  href={tab.href}
                  prefetch={false}
                  onClick={close}
                  aria-current={tab.href === current ? 'page' : undefined}
                  className="flex min-h-8 items-center justify-between gap-6 rounded-control px-2 text-row text-text no-underline hover:bg-sunken aria-[current=page]:bg-selected"
                >
                  {tab.name} <span className="figures text-detail text-muted">{tab.count}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Popover>
    </nav>
  );
}

function TabLink({ tab, current }: { readonly tab: TabItem; readonly current: boolean }) {
  return (
    <Link
      href={tab.href}
      prefetch={false}
      aria-current={current ? 'page' : undefined}
      className={`inline-flex flex-none items-center border-0 border-b-2 border-solid pt-0.5 text-row no-underline focus-visible:-outline-offset-2 ${
        current ? 'border-accent font-semibold text-text' : 'border-transparent forced-colors:border-[Canvas] text-muted hover:text-text'
      }`}
    >
      {tab.name}
    </Link>
  );
}
