import Link from 'next/link';
import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: string;
  readonly count: number;
  readonly to: string;
  /** Link to the entries that the block leaves out; empty: there are none. */
  readonly rest: string;
  readonly children: ReactNode;
}

/** A block of the summary: its title leads to the whole list. */
export function Block({ title, count, to, rest, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="flex min-h-8 items-baseline gap-2 border-b border-control pb-1">
        <h2 id={id} className="m-0 text-block font-semibold">
          <Link href={to} prefetch={false} className="text-text no-underline hover:underline">
            {title}
          </Link>
        </h2>
        {count > 0 ? <span className="figures text-detail text-muted">{count}</span> : undefined}
        {rest ? (
          <Link href={to} prefetch={false} className="ml-auto text-meta text-accent no-underline hover:underline">
            {rest}
          </Link>
        ) : undefined}
      </div>
      <div className="grid gap-0">{children}</div>
    </section>
  );
}
