/** Answers by a text of a record: a unit, a name, an address, the hour of an instant. */
export interface RememberedTexts<Answer> {
  readonly get: (text: string) => Answer | undefined;
  readonly has: (text: string) => boolean;
  readonly set: (text: string, answer: Answer) => void;
}

const forgetting: (() => void)[] = [];

/**
 * Makes a memory for what is slow to work out and asked for again and again while a record is read. Texts come from outside,
 * so that there is no end of them, and any may be a patient's: at `most` of them it begins anew, and `forgetTexts` empties it
 * with all others. No module may remember texts of a record in another way.
 */
export function rememberTexts<Answer>(most: number): RememberedTexts<Answer> {
  const answers = new Map<string, Answer>();
  alsoForget(() => answers.clear());
  return {
    get: (text) => answers.get(text),
    has: (text) => answers.has(text),
    set: (text, answer) => {
      if (answers.size >= most) answers.clear();
      answers.set(text, answer);
    },
  };
}

/** Adds a memory of another form to those that `forgetTexts` empties. Called once a memory, when its module is loaded. */
export function alsoForget(forget: () => void): void {
  forgetting.push(forget);
}

/**
 * Empties every memory: called when a request that read a patient's data ends, and when a record leaves the screen. A request
 * that still runs works out again what it needs. The last text that a pattern matched goes too: the engine keeps it for
 * `RegExp.lastMatch`.
 */
export function forgetTexts(): void {
  for (const forget of forgetting) forget();
  /(?:)/.exec('');
}
