import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** In place of the record once it may no longer be seen: no patient, and what to do next. */
export function BlankScreen({ title, text, children }: Props) {
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas p-6">
      <div role="alert" className="max-w-[36rem]">
        <h1 className="m-0 text-name font-semibold">{title}</h1>
        <p className="m-0 mt-2 text-document">{text}</p>
        <div className="mt-4 flex flex-wrap gap-3">{children}</div>
      </div>
    </main>
  );
}
