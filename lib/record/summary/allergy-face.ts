import type { AllergyLabel } from './allergy-label.ts';
import type { AllergyName } from './allergy-names.ts';

/** Words on the face of the allergy chip. */
export interface AllergyFace {
  /** "Known allergies (3): Penicillin (anaphylaxis) · Latex · +1" */
  readonly text: string;
  /** "3 sources missing"; where there is little room "3 missing". */
  readonly pill?: string;
}

/** Room for the words, and a measure of them in the same unit: pixels, or characters on paper and in tests. */
export interface FaceRoom {
  /** Width for text without a pill. */
  readonly withoutPill: number;
  /** Width for text and the pill's own words together. */
  readonly withPill: number;
  readonly widthOf: (text: string) => number;
}

const separator = ' · ';

/**
 * Returns the words that fit whole: as many names as there is room for, in their order, then the number of the rest. A name
 * is neither cut nor wrapped (H21). Where not even one fits beside the pill, the pill gives way to its short words before the name does.
 */
export function allergyFace({ short, names, pill }: Pick<AllergyLabel, 'short' | 'names' | 'pill'>, room: FaceRoom): AllergyFace {
  if (pill === undefined) return { text: textWithin(short, names, room.withoutPill, room.widthOf) ?? short };
  for (const words of [pill.text, pill.short]) {
    const text = names.length === 0 ? undefined : textWithin(short, names, room.withPill - room.widthOf(words), room.widthOf);
    if (text !== undefined) return { text, pill: words };
  }
  return { text: short, pill: room.widthOf(short) + room.widthOf(pill.text) <= room.withPill ? pill.text : pill.short };
}

/** Every text whose width `allergyFace` may ask for. */
export function textsToMeasure({ short, names, pill }: Pick<AllergyLabel, 'short' | 'names' | 'pill'>): readonly string[] {
  const ofNames = names.flatMap(({ name, reaction }) => [name, ...(reaction === undefined ? [] : [inBrackets(reaction)])]);
  return [...new Set([short, `${short}: `, separator, restWords(names.length), ...ofNames, ...(pill ? [pill.text, pill.short] : [])])];
}

/** The spoken label: whole names, in at most 25 words (WCAG 4.1.2: a name that can be taken in at once). */
export function spokenAllergies({ short, names, pill }: Pick<AllergyLabel, 'short' | 'names' | 'pill'>): string {
  const after = pill === undefined ? '' : `. ${pill.text}`;
  const roomForNames = mostSpokenWords - wordsIn(short) - wordsIn(after) - wordsIn(andMore(names.length));
  const spokenNames: string[] = [];
  for (const allergy of names) {
    const text = nameWords(allergy);
    if (wordsIn([...spokenNames, text].join(' ')) > roomForNames) break;
    spokenNames.push(text);
  }
  const rest = names.length - spokenNames.length;
  const list = [spokenNames.join(', '), rest > 0 && spokenNames.length > 0 ? andMore(rest) : ''].filter(Boolean).join(' ');
  return `${list === '' ? short : `${short}: ${list}`}${after}`;
}

const mostSpokenWords = 25;
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /\w/.test(word)).length;
const andMore = (count: number): string => `and ${count} more`;
const nameWords = ({ name, reaction }: AllergyName): string => (reaction === undefined ? name : `${name}${inBrackets(reaction)}`);
const inBrackets = (reaction: string): string => ` (${reaction})`;
const restWords = (count: number): string => `${separator}+${count}`;

/** Label with names in a width; undefined where there are names and none fits. */
function textWithin(short: string, names: readonly AllergyName[], width: number, widthOf: FaceRoom['widthOf']): string | undefined {
  if (names.length === 0) return short;
  const texts: string[] = [];
  let used = widthOf(`${short}: `);
  for (const [index, { name, reaction }] of names.entries()) {
    const isLast = index === names.length - 1;
    const left = width - used - (index > 0 ? widthOf(separator) : 0) - (isLast ? 0 : widthOf(restWords(names.length)));
    const withReaction = reaction === undefined ? undefined : widthOf(name) + widthOf(inBrackets(reaction));
    const isReactionIn = withReaction !== undefined && withReaction <= left;
    if (!isReactionIn && widthOf(name) > left) break;
    texts.push(isReactionIn ? `${name}${inBrackets(reaction ?? '')}` : name);
    used += (index > 0 ? widthOf(separator) : 0) + (isReactionIn ? withReaction : widthOf(name));
  }
  if (texts.length === 0) return undefined;
  return `${short}: ${texts.join(separator)}${texts.length < names.length ? restWords(names.length - texts.length) : ''}`;
}
