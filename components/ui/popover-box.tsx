'use client';
import type { ReactNode, RefObject } from 'react';
import { Popover as AriaPopover } from 'react-aria-components/Popover';

export interface PopoverBoxProps {
  readonly label: string;
  readonly placement: 'bottom start' | 'bottom end';
  readonly triggerRef: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The box of a popover. The library makes it the dialog, since it holds none: everything in it is inside a landmark. */
export function PopoverBox({ label, placement, triggerRef, onClose, children }: PopoverBoxProps) {
  return (
    <AriaPopover
      aria-label={label}
      className="overlay popover"
      placement={placement}
      offset={4}
      triggerRef={triggerRef}
      isOpen
      onOpenChange={(open) => open || onClose()}
    >
      <div className="p-4">{children}</div>
    </AriaPopover>
  );
}
