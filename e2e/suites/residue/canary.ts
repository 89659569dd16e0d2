import { randomInt } from 'node:crypto';

/** Random value that stands in one field of one person's record at one source, and nowhere else in the world. */
export interface Canary {
  /** "name", "birth date", "result" …: a column of the table. */
  readonly kind: string;
  /** Person and place: "brooks at royal-park". */
  readonly holder: string;
  readonly value: string;
  /** Other ways in which the product writes the value: `999 102 0012`, `13-Feb-1907`. */
  readonly spellings: readonly string[];
}

/** All canaries of one run. Words share a random core, so that gigabytes are searched for the core alone. */
export interface CanarySet {
  /** Letters that every word has, lower case. */
  readonly core: string;
  readonly word: (kind: string, holder: string) => string;
  /** Adds a value that is not ours to make up: a number, a date, a token. */
  readonly add: (canary: Canary) => void;
  readonly all: () => readonly Canary[];
  /** The canary of a word in any case. */
  readonly ofWord: (word: string) => Canary | undefined;
}

const consonants = 'bcdfghjkmnpqrtvwxz';
const letters = 'abcdefghijklmnopqrstuvwxyz';
const tailLength = 3;
/** Length of a word: `Z`, the core, a tail of its own. */
export const wordLength = 1 + 6 + tailLength;

export function canarySet(): CanarySet {
  const core = Array.from({ length: 6 }, () => consonants[randomInt(consonants.length)]).join('');
  const words = new Map<string, Canary>();
  const byPlace = new Map<string, string>();
  const added: Canary[] = [];
  return {
    core,
    word: (kind, holder) => {
      const key = `${kind} ${holder}`;
      const existing = byPlace.get(key);
      if (existing !== undefined) return existing;
      const value = `Z${core}${tailOf(words.size)}`;
      words.set(value.toLowerCase(), { kind, holder, value, spellings: [] });
      byPlace.set(key, value);
      return value;
    },
    add: (canary) => void added.push(canary),
    all: () => [...words.values(), ...added],
    ofWord: (word) => words.get(word.toLowerCase()),
  };
}

function tailOf(index: number): string {
  const digits = Array.from({ length: tailLength }, (_, place) => Math.floor(index / letters.length ** place) % letters.length);
  return digits.map((digit) => letters[digit]).join('');
}

/** A number that a reader could type: ten digits with the NHS number's check digit, from the range for tests. */
export function nhsNumber(): string {
  for (;;) {
    const digits = `999${String(randomInt(1_000_000)).padStart(6, '0')}`;
    const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${digits}${check}`;
  }
}

export const numberSpellings = (value: string): readonly string[] =>
  [' ', '-', '%20', '+'].map((gap) => value.replace(/^(\d{3})(\d{3})(\d{4})$/, `$1${gap}$2${gap}$3`));

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A day of a year that nothing else in the exchange is of. */
export function birthDate(): string {
  const part = (least: number, most: number): string => String(randomInt(least, most + 1)).padStart(2, '0');
  return `19${part(3, 9)}-${part(1, 12)}-${part(13, 28)}`;
}

export function dateSpellings(value: string): readonly string[] {
  const [year = '', month = '', day = ''] = value.split('-');
  const name = months[Number(month) - 1] ?? '';
  return [`${day}-${name}-${year}`, `${day} ${name} ${year}`, `${year}${month}${day}`, `${day}/${month}/${year}`];
}
