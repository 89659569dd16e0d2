import type { ReactNode } from 'react';

/** A titled part of the drawer. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mt-5">
      <h3 className="m-0 text-detail font-semibold">{title}</h3>
      {children}
    </section>
  );
}
