'use client';
import type { ReactNode } from 'react';
import { type LateCode, useLateCode } from './late-code.ts';
import { LateFault } from './late-fault.tsx';

interface Props<Loaded> {
  readonly code: LateCode<Loaded>;
  /** Asks for the code: false for what is not open yet. */
  readonly isWanted?: boolean;
  /** Name, on the screen, of the part that the reader opened. */
  readonly name: string;
  /** Lies over the page when it cannot be loaded: it has no place of its own. */
  readonly isOver?: boolean;
  /** Way out of a part that cannot be loaded. */
  readonly onClose?: (() => void) | undefined;
  /** Stands until the code has come. */
  readonly waiting?: ReactNode;
  /** Content that the reader must see even if the part around it cannot be loaded. */
  readonly regardless?: ReactNode;
  readonly children: (loaded: Loaded) => ReactNode;
}

/** Draws a part whose code is loaded late, and says in its place when that code does not come. */
export function LatePart<Loaded>({ code, isWanted = true, name, isOver, onClose, waiting, regardless, children }: Props<Loaded>) {
  const { loaded, fault } = useLateCode(code, isWanted);
  if (loaded !== undefined) return children(loaded);
  if (!isWanted) return undefined;
  if (!fault) return waiting;
  return (
    <LateFault name={name} isOver={isOver} isTrying={fault.isTrying} onTryAgain={fault.tryAgain} onClose={onClose}>
      {regardless}
    </LateFault>
  );
}
