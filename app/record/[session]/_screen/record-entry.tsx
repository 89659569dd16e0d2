'use client';
import { type ReactNode, useState } from 'react';
import { screenWords } from './words.ts';

interface Props {
  /** The row that opened it stands in the page's last column. */
  readonly isFromLastColumn: boolean;
  readonly children: ReactNode;
}

/** The opened entry over a part of the page: the last column, or those before it. Decided as it opens, so that it never jumps under the reader. */
export function RecordEntry({ isFromLastColumn, children }: Props) {
  const [isOverFirst] = useState(isFromLastColumn);
  return (
    <aside aria-label={screenWords.entry} className="record-entry" data-over={isOverFirst ? 'first' : 'last'}>
      {children}
    </aside>
  );
}
