'use client';
import { lazy, Suspense } from 'react';
import { loadModal } from './load-overlays.ts';
import type { ModalProps } from './modal-props.ts';
import { useEarlyEscape } from './use-early-escape.ts';

const ModalDialog = lazy(loadModal);

/** A dialog over the page; its drawing code is loaded after the page itself. */
export function Modal(props: ModalProps) {
  useEarlyEscape(props.isOpen, props.insistent ? undefined : props.onClose);
  return (
    <Suspense>
      <ModalDialog {...props} />
    </Suspense>
  );
}
