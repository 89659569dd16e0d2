import { unbrokenParts } from './unbroken-parts.ts';

/** A text in which no line wraps inside a date, a number with its unit, or a telephone number; copied, it is the same text. */
export function Unbroken({ text }: { readonly text: string }) {
  const parts = unbrokenParts(text);
  if (parts.length === 1) return text;
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      // Two parts of one text may be the same.
      <span key={index} className="unbroken">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
