'use client';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { popoverCode } from './late-overlays.ts';
import { LatePart } from './late-part.tsx';
import { useEarlyEscape } from './use-early-escape.ts';

/** Props for the button that opens it. */
export interface TriggerProps {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly 'aria-haspopup': 'dialog';
  readonly 'aria-expanded': boolean;
  readonly onPress: () => void;
}

interface Props {
  /** A Button. */
  readonly trigger: (props: TriggerProps) => ReactNode;
  readonly label: string;
  readonly placement?: 'bottom start' | 'bottom end';
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small dialog beside its trigger; Esc and a press outside close it, and focus returns. */
export function Popover({ trigger, label, placement = 'bottom start', children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const ref = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  useEarlyEscape(isOpen, close);
  const toggle = () => {
    // Not every browser focuses a pressed button, and focus must have a place to return to.
    ref.current?.focus();
    setOpen(!isOpen);
  };
  return (
    <>
      {trigger({ ref, 'aria-haspopup': 'dialog', 'aria-expanded': isOpen, onPress: toggle })}
      {isOpen ? (
        <LatePart code={popoverCode} name={label} isOver onClose={close}>
          {(PopoverBox) => (
            <PopoverBox label={label} placement={placement} triggerRef={ref} onClose={close}>
              {typeof children === 'function' ? children(close) : children}
            </PopoverBox>
          )}
        </LatePart>
      ) : undefined}
    </>
  );
}
