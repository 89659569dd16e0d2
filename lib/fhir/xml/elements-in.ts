import type { XmlElement } from './read-xml.ts';

/** Number of elements, those of markup among them, counted until there are more than `most`. */
export function elementsIn({ children, value, markup }: XmlElement, most: number): number {
  let count = 1 + signsIn(value) + signsIn(markup);
  for (const child of children) {
    if (count > most) return count;
    count += elementsIn(child, most - count);
  }
  return count;
}

const shortText = 1_000;

/** Tags and character references of a long text. */
const signsIn = (text: string | undefined): number =>
  text !== undefined && text.length > shortText ? (text.match(/[<&]/g)?.length ?? 0) / 3 : 0;
