export interface CookieResult {
  /** Manipulation, with its door in parentheses at the end. */
  readonly name: string;
  readonly problems: readonly string[];
}

/** Each `step`-th item. */
export const everyStep = <Item>(items: readonly Item[], step: number): readonly Item[] => items.filter((_, at) => at % step === 0);
