'use client';
import { LatePart } from './late-part.tsx';
import { modalCode } from './late-overlays.ts';
import type { ModalProps } from './modal-props.ts';
import { useEarlyEscape } from './use-early-escape.ts';

/** A dialog over the page; its drawing code is loaded after the page itself. A question that must be answered is put in any case. */
export function Modal(props: ModalProps) {
  const { title, isOpen, insistent, children } = props;
  const onClose = insistent ? undefined : props.onClose;
  useEarlyEscape(isOpen, onClose);
  return (
    <LatePart code={modalCode} isWanted={isOpen} name={title} isOver onClose={onClose} regardless={insistent ? children : undefined}>
      {(ModalDialog) => <ModalDialog {...props} />}
    </LatePart>
  );
}
