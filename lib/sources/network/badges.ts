const small = new Set(['of', 'the', 'and', 'for', 'at', 'in', 'de', 'la']);
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const signs = `${letters}0123456789`;

/**
 * Makes badges of two or three letters for names without a configured one: initials first, then the name's own letters,
 * then any free ones. Equal names in equal order always get equal badges.
 * @param usedBadges not to be used again; new badges are added to it
 */
export function badgesFor(names: readonly string[], usedBadges: Set<string>): readonly string[] {
  return names.map((name) => {
    const badge = firstFree(candidates(name), usedBadges) ?? firstFree(allBadges(), usedBadges) ?? 'XXX';
    usedBadges.add(badge);
    return badge;
  });
}

function firstFree(badges: Iterable<string>, usedBadges: ReadonlySet<string>): string | undefined {
  for (const badge of badges) if (!usedBadges.has(badge)) return badge;
  return undefined;
}

function* candidates(name: string): Generator<string> {
  const words = plainLetters(name)
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '' && !small.has(word.toLowerCase()))
    .map((word) => word.toUpperCase());
  const initials = words.map((word) => word.charAt(0)).join('');
  if (initials.length >= 2) yield initials.slice(0, 2);
  if (initials.length >= 3) yield initials.slice(0, 3);
  const all = words.join('');
  const [start] = all;
  if (start === undefined) return;
  for (const second of all.slice(1)) yield start + second;
  for (const second of all.slice(1)) for (const third of all.slice(2)) yield start + second + third;
  for (const second of signs) yield start + second;
}

function* allBadges(): Generator<string> {
  for (const first of letters) for (const second of signs) yield first + second;
  for (const first of letters) for (const second of signs) for (const third of signs) yield first + second + third;
}

const plainLetters = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/['’]/g, '');
