'use client';
import { TriangleAlert } from 'lucide-react';
import { LinkButton } from '#/components/ui/button.tsx';
import type { AllergyStub } from '#/lib/record/merge/arrangement.ts';
import { timelineWords } from './words.ts';

interface Props {
  readonly stubs: readonly AllergyStub[];
  readonly onShow: (stub: AllergyStub) => void;
}

/** No filter and no tick hides an allergy without this line (H21). */
export function AllergyStubs({ stubs, onShow }: Props) {
  return stubs.map((stub) => (
    <p
      key={`${stub.source} ${stub.hiddenBy}`}
      className="m-0 flex min-h-9 items-center gap-2 border-b border-line bg-surface px-4 py-1 text-detail"
    >
      <TriangleAlert size={16} aria-hidden className="flex-none text-danger" />
      <span>
        {stub.text} · <LinkButton onPress={() => onShow(stub)}>{timelineWords.show}</LinkButton>
      </span>
    </p>
  ));
}
