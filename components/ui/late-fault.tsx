'use client';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { useEarlyEscape } from './use-early-escape.ts';
import { uiWords } from './words.ts';

interface Props {
  readonly name: string;
  readonly isOver?: boolean | undefined;
  readonly isTrying: boolean;
  readonly onTryAgain: () => void;
  readonly onClose?: (() => void) | undefined;
  readonly children?: ReactNode;
}

/** Stands for a part whose code did not come: a network that is gone, or a service updated since the page was opened. */
export function LateFault({ name, isOver = false, isTrying, onTryAgain, onClose, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useFocusInside(box, isOver);
  useEarlyEscape(isOver && onClose !== undefined, onClose);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={isOver ? 'overlay late-fault-over' : 'late-fault'}>
      <p className="m-0 font-semibold">{uiWords.notLoaded(name)}</p>
      {children}
      <p className="m-0 mt-1">{isTrying ? uiWords.loading : uiWords.whyNotLoaded}</p>
      <p className="m-0 mt-3 flex flex-wrap gap-2">
        <Button primary onPress={isTrying ? undefined : onTryAgain}>
          {uiWords.tryAgain}
        </Button>
        <Button onPress={() => location.reload()}>{uiWords.reload}</Button>
        {onClose ? <Button onPress={onClose}>{uiWords.close}</Button> : undefined}
      </p>
    </div>
  );
}

/** Takes the focus into a box that lies over the page, and gives it back: what opens then returns it to the reader's place. */
function useFocusInside(box: { readonly current: HTMLElement | null }, isOver: boolean): void {
  useLayoutEffect(() => {
    if (!isOver) return undefined;
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [box, isOver]);
}
