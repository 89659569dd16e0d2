import type { PublicSource } from '#/lib/record/model/public-source.ts';

/** The source's letters in its outline and hue; its whole name on hover and for screen readers. */
export function SourceBadge({ source, silent = false }: { readonly source: PublicSource; readonly silent?: boolean }) {
  return (
    <span className="source-badge" data-mark={badgeMark(source)} title={source.name}>
      <span aria-hidden>{source.code}</span>
      {silent ? undefined : <span className="visually-hidden">{source.name}</span>}
    </span>
  );
}

/** Outline and hue of a source's badge and points, 1 to 8: they repeat after eight, letters and names do not. */
export function badgeMark(source: PublicSource | undefined): number {
  return (((source?.mark ?? 1) - 1) % 8) + 1;
}
