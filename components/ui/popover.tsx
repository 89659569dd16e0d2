'use client';
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';

interface Props {
  /** A Button of this folder. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly placement?: 'bottom start' | 'bottom end';
  readonly isOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small dialog beside what opened it; Esc and a press outside close it, and focus returns. */
export function Popover({ trigger, label, placement = 'bottom start', isOpen, onOpenChange, children }: Props) {
  return (
    <DialogTrigger {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger}
      <AriaPopover className="overlay popover" placement={placement} offset={4}>
        <Dialog aria-label={label} className="p-4">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
