'use client';
import { type ReactNode, useId, useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import { formatList } from '#/lib/record/words/phrase.ts';
import type { DrawerProps } from './drawer-props.ts';
import { SourceData } from './source-data.tsx';
import { drawerWords } from './words.ts';

/** Copy, what to do about a mistake, and the source data. */
export function DrawerFoot({ group, sources, locale, copy }: Pick<DrawerProps, 'group' | 'sources' | 'locale' | 'copy'>) {
  const names = group.sources.map((id) => sources.get(id)?.name ?? id);
  return (
    <footer className="mt-5 flex flex-wrap items-start gap-x-5 text-detail pointer-coarse:my-8">
      {copy}
      <Disclosure title={drawerWords.somethingWrong}>
        <p className="m-0 mt-1">{drawerWords.tellHolders(formatList(names))}</p>
      </Disclosure>
      <Disclosure title={drawerWords.sourceData}>
        <SourceData group={group} sources={sources} locale={locale} />
      </Disclosure>
    </footer>
  );
}

/** A command that shows a part below all of them. */
function Disclosure({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const part = useId();
  return (
    <>
      <LinkButton className="pointer-coarse:min-h-11" aria-expanded={isOpen} aria-controls={part} onPress={() => setOpen(!isOpen)}>
        {title}
      </LinkButton>
      <div id={part} hidden={!isOpen} className="order-1 w-full">
        {children}
      </div>
    </>
  );
}
