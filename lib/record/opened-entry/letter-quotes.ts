import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { RelatedEntries } from './related.ts';

export interface LetterQuote {
  readonly letter: TimelineEntry;
  /** A whole paragraph of the letter, verbatim. */
  readonly paragraph: string;
}

/** A longer paragraph is not quoted: cut in two it may say the opposite. */
const longest = 600;
const mostQuotes = 3;

/**
 * Paragraphs of the linked letters that name the medicine of a group, word for word. Only of letters whose text came with the
 * record: no file is fetched for it.
 */
export function letterQuotes({ members, lead }: Group, { letters }: RelatedEntries): readonly LetterQuote[] {
  if (lead.body.shape !== 'medication') return [];
  const names = [...new Set(members.flatMap(medicineNames))];
  if (names.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${names.map(literally).join('|')})(?![\\p{L}\\p{N}-])`, 'iu');
  const quotes = letters.flatMap(({ letter }) =>
    paragraphsOf(letter)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph.length <= longest && pattern.test(paragraph))
      .map((paragraph) => ({ letter, paragraph })),
  );
  return [...new Map(quotes.map((quote) => [quote.paragraph, quote])).values()].slice(0, mostQuotes);
}

const literally = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** Name of the one medicine that all members of a group are, without a source's dose; undefined where they call it otherwise. */
export function sharedMedicineName({ members }: Pick<Group, 'members'>): string | undefined {
  const [name, ...further] = new Set(members.map((member) => medicineNames(member)[0]));
  return further.length === 0 && members.every(({ assertion }) => assertion === 'affirmed') ? name : undefined;
}

/** The name as far as its first figure or comma: "Ramipril" of "Ramipril 10 mg capsule". */
function medicineNames({ body }: TimelineEntry): readonly string[] {
  if (body.shape !== 'medication') return [];
  const name = /^[^\d,(]+/.exec(body.medication.text)?.[0].trim() ?? '';
  return name.length >= 4 ? [name] : [];
}

function paragraphsOf({ body, text = [] }: TimelineEntry): readonly string[] {
  if (body.shape === 'attachments') return [...(body.paragraphs ?? []), ...text];
  return body.shape === 'narrative' ? [...body.paragraphs, ...text] : text;
}
