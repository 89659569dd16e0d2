'use client';
import { X } from 'lucide-react';
import { type CSSProperties, use, useLayoutEffect, useState } from 'react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal as AriaModal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './button.tsx';
import type { ModalProps } from './modal-props.ts';
import { SheetHead } from './sheet-head.ts';
import { uiWords } from './words.ts';

/** A dialog over the page, below the elements that must stay in sight; focus stays inside and returns to its trigger. */
export function ModalDialog({ title, isOpen, onClose, from, insistent = false, bare = false, children }: ModalProps) {
  const head = use(SheetHead);
  const top = useHeadHeight(isOpen);
  const style: CSSProperties & { readonly '--head-height': string } = { '--head-height': `${top}px` };
  return (
    <ModalOverlay
      className="scrim"
      style={style}
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable={!insistent}
      isKeyboardDismissDisabled={insistent}
    >
      <AriaModal className={`overlay ${from ? 'side' : 'modal'}`} data-from={from} data-insistent={insistent ? true : undefined}>
        <Dialog className="flex min-h-full flex-col" role={insistent ? 'alertdialog' : 'dialog'} {...(bare ? { 'aria-label': title } : {})}>
          <div className="overlay-head">
            {head && !insistent ? <div className="sheet:hidden">{head}</div> : undefined}
            {bare ? undefined : <Head title={title} {...(insistent ? {} : { onClose })} />}
          </div>
          {bare ? children : <div className="p-4">{children}</div>}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}

/** Lower edge of the elements that stay in sight (`data-in-sight`), measured when a dialog opens and whenever the window changes. */
function useHeadHeight(isOpen: boolean): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const inSight = [...document.querySelectorAll<HTMLElement>('[data-in-sight]')];
    const measure = () => setHeight(Math.max(0, ...inSight.map((element) => element.getBoundingClientRect().bottom)));
    measure();
    const observer = new ResizeObserver(measure);
    for (const element of [document.documentElement, ...inSight]) observer.observe(element);
    return () => observer.disconnect();
  }, [isOpen]);
  return height;
}

function Head({ title, onClose }: { readonly title: string; readonly onClose?: () => void }) {
  return (
    <div className="flex items-start justify-between gap-2 border-b border-line bg-surface px-4 py-2">
      <Heading slot="title" className="m-0 py-1 text-heading font-semibold">
        {title}
      </Heading>
      {onClose ? (
        <IconButton aria-label={uiWords.close} onPress={onClose}>
          <X size={18} aria-hidden />
        </IconButton>
      ) : undefined}
    </div>
  );
}
