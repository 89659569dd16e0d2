import type { ReactNode } from 'react';

export interface ModalProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** A sheet from one side in place of a box in the middle. */
  readonly from?: 'right' | 'left';
  /** Requires an answer: neither Esc nor a press outside closes it. */
  readonly insistent?: boolean;
  /** The content has its own heading and way out. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}
