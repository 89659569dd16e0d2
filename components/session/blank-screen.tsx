import type { ReactNode } from 'react';
import { SupportLines } from './support-lines.tsx';
import type { EndWords } from './fault-words.ts';

interface Props {
  readonly words: EndWords;
  /** Code by which the support desk finds what happened. */
  readonly reference?: string | undefined;
  readonly children?: ReactNode;
}

/** Stands in place of the record once it may no longer be seen: no patient, and what to do next. */
export function BlankScreen({ words, reference, children }: Props) {
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas p-6">
      <div role="alert" className="max-w-[36rem]">
        <h1 className="m-0 text-name font-semibold">{words.title}</h1>
        <p className="m-0 mt-2 text-document">{words.text}</p>
        <div className="mt-4 flex flex-wrap gap-3">{children}</div>
        <SupportLines reference={reference} />
      </div>
    </main>
  );
}
