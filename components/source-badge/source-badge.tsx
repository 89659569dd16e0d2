import type { PublicSource } from '#/lib/record/model/public-source.ts';

interface Props {
  readonly source: PublicSource;
  /** Hidden from speech: the name stands beside it. */
  readonly silent?: boolean;
  /** The source gave no answer: its outline alone, dashed. */
  readonly isMissing?: boolean;
}

/** The source's letters in its outline and hue; its whole name on hover and for screen readers. */
export function SourceBadge({ source, silent = false, isMissing = false }: Props) {
  const { hue, outline } = sourceMark(source);
  return (
    <span className="source-badge" data-hue={hue} data-outline={outline} data-missing={isMissing ? true : undefined} title={source.name}>
      <span aria-hidden>{source.code}</span>
      {silent ? undefined : <span className="visually-hidden">{source.name}</span>}
    </span>
  );
}

export interface SourceMark {
  /** 1 to 8. */
  readonly hue: number;
  /** Outline of the badge and shape of its points, 1 to 8. */
  readonly outline: number;
}

const kinds = 8;

/** Hue and outline of a source's badge and points. The outlines move by one after each eight sources, so that 64 pairs differ. */
export function sourceMark(source: Pick<PublicSource, 'mark'> | undefined): SourceMark {
  const position = (source?.mark ?? 1) - 1;
  const hue = position % kinds;
  return { hue: hue + 1, outline: ((hue + Math.floor(position / kinds)) % kinds) + 1 };
}
