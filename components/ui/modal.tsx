'use client';
import { lazy, Suspense } from 'react';
import { loadModal } from './load-overlays.ts';
import type { ModalProps } from './modal-props.ts';

const ModalDialog = lazy(loadModal);

/** A dialog over the page; its drawing code is loaded after the page itself. */
export function Modal(props: ModalProps) {
  return (
    <Suspense>
      <ModalDialog {...props} />
    </Suspense>
  );
}
