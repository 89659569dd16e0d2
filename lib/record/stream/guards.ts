/**
 * Type guards for JSON from the stream, composed so that guard and type cannot drift: a shape that lacks a field of its
 * type, or checks it for another type, does not compile. Guards copy nothing; unknown fields are allowed.
 */
export type Guard<Value> = (value: unknown) => value is Value;

type OptionalField<Shape> = { [Key in keyof Shape]-?: Record<never, never> extends Pick<Shape, Key> ? Key : never }[keyof Shape];
type RequiredField<Shape> = Exclude<keyof Shape, OptionalField<Shape>>;
type RequiredGuards<Shape> = { readonly [Key in RequiredField<Shape>]: Guard<Shape[Key]> };
type OptionalGuards<Shape> = { readonly [Key in OptionalField<Shape>]-?: Guard<Exclude<Shape[Key], undefined>> };
type AnyGuards = Readonly<Record<string, Guard<unknown>>>;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function isTrue(value: unknown): value is true {
  return value === true;
}

/** Accepts a whole number that is not negative. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isListOf<Item>(isItem: Guard<Item>): Guard<readonly Item[]> {
  return (value): value is readonly Item[] => Array.isArray(value) && value.every(isItem);
}

export function isRecordOf<Item>(isItem: Guard<Item>): Guard<Readonly<Record<string, Item>>> {
  return (value): value is Readonly<Record<string, Item>> => isObject(value) && Object.values(value).every(isItem);
}

export function isEither<Left, Right>(isLeft: Guard<Left>, isRight: Guard<Right>): Guard<Left | Right> {
  return (value): value is Left | Right => isLeft(value) || isRight(value);
}

/** Accepts the words of a closed vocabulary. */
export function isWordOf<Word extends string>(words: readonly Word[]): Guard<Word> {
  const vocabulary: ReadonlySet<unknown> = new Set(words);
  return (value): value is Word => vocabulary.has(value);
}

/** Accepts any text for a vocabulary that a newer server may widen: an entry is not lost for a word. */
export function isOpenWord<Word extends string>(): Guard<Word> {
  return (value): value is Word => typeof value === 'string';
}

/** Accepts an object with all required fields; an optional field is absent or right. */
export function isShape<Shape>(
  required: RequiredGuards<Shape>,
  ...optional: [OptionalField<Shape>] extends [never] ? [] : [optional: OptionalGuards<Shape>]
): Guard<Shape>;
export function isShape(required: AnyGuards, optional: AnyGuards = {}): Guard<unknown> {
  const requiredFields = Object.entries(required);
  const optionalFields = Object.entries(optional);
  return (value): value is unknown => {
    if (!isObject(value)) return false;
    for (const [name, isValid] of requiredFields) if (!isValid(value[name])) return false;
    for (const [name, isValid] of optionalFields) if (value[name] !== undefined && !isValid(value[name])) return false;
    return true;
  };
}

type Variant<Union, Tag extends keyof Union, Name> = Omit<Extract<Union, Readonly<Record<Tag, Name>>>, Tag>;

/** Accepts the variant of a union that its tag names; `acceptsNewer`: and any variant that is not listed. */
export function isVariant<Union extends Readonly<Record<Tag, string>>, Tag extends string & keyof Union>(
  tag: Tag,
  variants: { readonly [Name in Union[Tag]]: Guard<Variant<Union, Tag, Name>> },
  { acceptsNewer = false }: { readonly acceptsNewer?: boolean } = {},
): Guard<Union> {
  const guards = new Map<unknown, Guard<unknown>>(Object.entries<Guard<unknown>>(variants));
  return (value): value is Union => {
    if (!isObject(value) || !isText(value[tag])) return false;
    const isValid = guards.get(value[tag]);
    return isValid === undefined ? acceptsNewer : isValid(value);
  };
}
