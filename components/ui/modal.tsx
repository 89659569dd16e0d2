'use client';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal as AriaModal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './button.tsx';

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** A sheet from one side in place of a box in the middle. */
  readonly from?: 'right' | 'left';
  /** Required answer: neither Esc nor a press outside closes it. */
  readonly insistent?: boolean;
  /** The content has its own heading and way out. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** A dialog over the page; focus stays inside and returns to what opened it. */
export function Modal({ title, isOpen, onClose, from, insistent = false, bare = false, children }: Props) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable={!insistent}
      isKeyboardDismissDisabled={insistent}
    >
      <AriaModal className={`overlay ${from ? 'side' : 'modal'}`} data-from={from}>
        <Dialog className="flex min-h-full flex-col" role={insistent ? 'alertdialog' : 'dialog'} {...(bare ? { 'aria-label': title } : {})}>
          {bare ? undefined : <Head title={title} {...(insistent ? {} : { onClose })} />}
          {bare ? children : <div className="p-4">{children}</div>}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}

function Head({ title, onClose }: { readonly title: string; readonly onClose?: () => void }) {
  return (
    <div className="sticky top-0 z-10 flex items-start justify-between gap-2 border-b border-line bg-surface px-4 py-2">
      <Heading slot="title" className="m-0 py-1 text-heading font-semibold">
        {title}
      </Heading>
      {onClose ? (
        <IconButton aria-label="Close" onPress={onClose}>
          <X size={18} aria-hidden />
        </IconButton>
      ) : undefined}
    </div>
  );
}
