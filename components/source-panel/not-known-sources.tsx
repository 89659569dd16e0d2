'use client';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { BareButton } from '#/components/ui/button.tsx';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { SourceList } from './source-list.tsx';
import type { SourceActions } from './source-row-props.ts';
import { panelWords } from './words.ts';

interface Props extends SourceActions {
  readonly summaries: readonly SourceSummary[];
  readonly slow: ReadonlySet<string>;
}

const atFirst = 50;

/** Sources that do not know the patient, in one line that opens. */
export function NotKnownSources({ summaries, ...list }: Props) {
  const [isOpen, setOpen] = useState(false);
  if (summaries.length === 0) return undefined;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <BareButton className="source-fold" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <Chevron size={15} aria-hidden className="flex-none" /> {panelWords.notKnownHere(summaries.length)}
      </BareButton>
      {isOpen ? <SourceList {...list} summaries={summaries} atFirst={atFirst} of={panelWords.listName} /> : undefined}
    </>
  );
}
