import type { PublicSource } from '#/lib/record/model/public-source.ts';

/** The source's letters in its outline and hue; its whole name on hover and for screen readers. */
export function SourceBadge({ source, silent = false }: { readonly source: PublicSource; readonly silent?: boolean }) {
  return (
    <span className="source-badge" data-mark={mark(source)} title={source.name}>
      <span aria-hidden>{source.code}</span>
      {silent ? undefined : <span className="visually-hidden">{source.name}</span>}
    </span>
  );
}

/** Hues and outlines repeat after eight; the letters do not. */
function mark(source: PublicSource): number {
  return ((source.mark - 1) % 8) + 1;
}
