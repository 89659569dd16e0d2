import { wordLength, type Canary, type CanarySet } from './canary.ts';

interface Needle {
  readonly bytes: Buffer;
  /** Canaries that a match at an offset proves. */
  readonly at: (bytes: Buffer, offset: number) => Canary | undefined;
}

export type FindCanaries = (bytes: Buffer) => ReadonlySet<Canary>;

/**
 * Makes the search for canaries in bytes of any kind: as UTF-8, UTF-16, hexadecimal in both cases, and base64 at each of its
 * three alignments, in lower case, upper case and as written. Letters and digits are the same in a URL and in JSON; the few
 * signs of dates and numbers are spelt out. What is compressed is searched by `inflatedParts`.
 */
export function canaryFinder(set: CanarySet): FindCanaries {
  const words = wordNeedles(set);
  return (bytes) => {
    const canaries = new Set<Canary>();
    for (const needle of [...words, ...otherNeedles(set)])
      for (let offset = bytes.indexOf(needle.bytes); offset !== -1; offset = bytes.indexOf(needle.bytes, offset + 1)) {
        const canary = needle.at(bytes, offset);
        if (canary) canaries.add(canary);
      }
    return canaries;
  };
}

/** The word around a core in base64: `start` is where the group of four begins in which the core's first signs stand. */
function decodedWord(bytes: Buffer, start: number, core: string): string {
  const from = start < 4 ? start : start - 4;
  // The first group may lie before the text: its signs then decode to other bytes, never to the word's.
  const text = Buffer.from(bytes.toString('latin1', from, start + 32), 'base64').toString('latin1');
  const at = text.indexOf(core);
  return text.slice(at - 1, at - 1 + wordLength);
}

/** Finds the core, then reads the whole word around it in the encoding that it was found in. */
function wordNeedles({ core, ofWord }: CanarySet): readonly Needle[] {
  const forms = [core, core.toUpperCase()];
  const whole = (text: string): Canary | undefined => (/^[a-z]+$/i.test(text) ? ofWord(text) : undefined);
  return forms.flatMap((form) => {
    const plain: Needle = {
      bytes: Buffer.from(form, 'utf8'),
      at: (bytes, offset) => whole(bytes.toString('latin1', offset - 1, offset - 1 + wordLength)),
    };
    const wide: Needle = {
      bytes: Buffer.from(form, 'utf16le'),
      at: (bytes, offset) => whole(bytes.toString('utf16le', offset - 2, offset - 2 + 2 * wordLength)),
    };
    const hex = Buffer.from(form, 'utf8').toString('hex');
    const spelt = [hex, hex.toUpperCase()].map((digits) => ({
      bytes: Buffer.from(digits, 'utf8'),
      at: (bytes: Buffer, offset: number) =>
        whole(Buffer.from(bytes.toString('latin1', offset - 2, offset - 2 + 2 * wordLength), 'hex').toString('latin1')),
    }));
    const encoded = base64Needles(form, (bytes, offset, first) => whole(decodedWord(bytes, offset - first, form)));
    return [plain, wide, ...spelt, ...encoded];
  });
}

/** Otherwise found as a whole: they are few. */
function otherNeedles(set: CanarySet): readonly Needle[] {
  const wholeValues = set.all().filter(({ value }) => set.ofWord(value) === undefined);
  return wholeValues.flatMap((canary) => {
    const at = (): Canary => canary;
    return [canary.value, ...canary.spellings].flatMap((text) => [
      { bytes: Buffer.from(text, 'utf8'), at },
      { bytes: Buffer.from(text, 'utf16le'), at },
      { bytes: Buffer.from(Buffer.from(text).toString('hex')), at },
      ...base64Needles(text, at),
    ]);
  });
}

/** Base64 of a text depends on where in a group of three bytes it begins; signs that its neighbours change are left out. */
function base64Needles(text: string, at: (bytes: Buffer, offset: number, first: number) => Canary | undefined): readonly Needle[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), Buffer.from(text, 'utf8')])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((before * 4) / 3);
    const last = Math.floor(((before + text.length) * 8) / 6);
    return { bytes: Buffer.from(encoded.slice(first, last)), at: (bytes: Buffer, offset: number) => at(bytes, offset, first) };
  });
}
