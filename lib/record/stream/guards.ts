/**
 * Type guards for JSON from the stream, composed so that guard and type cannot drift: a shape that lacks a field of its
 * type, or checks it for another type, does not compile. Guards copy nothing; unknown fields are allowed.
 */
export type ValueGuard<Value> = (value: unknown) => value is Value;

type OptionalField<Shape> = { [Key in keyof Shape]-?: Pick<Shape, Key> extends Required<Pick<Shape, Key>> ? never : Key }[keyof Shape];
type RequiredField<Shape> = Exclude<keyof Shape, OptionalField<Shape>>;
type RequiredGuards<Shape> = { readonly [Key in RequiredField<Shape>]: ValueGuard<Shape[Key]> };
type OptionalGuards<Shape> = { readonly [Key in OptionalField<Shape>]-?: ValueGuard<Exclude<Shape[Key], undefined>> };
type AnyGuards = Readonly<Record<string, ValueGuard<unknown>>>;

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

export function isListOf<Item>(isItem: ValueGuard<Item>): ValueGuard<readonly Item[]> {
  return (value): value is readonly Item[] => Array.isArray(value) && value.every(isItem);
}

export function isRecordOf<Item>(isItem: ValueGuard<Item>): ValueGuard<Readonly<Record<string, Item>>> {
  return (value): value is Readonly<Record<string, Item>> => isObject(value) && Object.values(value).every(isItem);
}

export function isEither<Left, Right>(isLeft: ValueGuard<Left>, isRight: ValueGuard<Right>): ValueGuard<Left | Right> {
  return (value): value is Left | Right => isLeft(value) || isRight(value);
}

/** Accepts the words of a closed vocabulary. */
export function isWordOf<Word extends string>(words: readonly Word[]): ValueGuard<Word> {
  const vocabulary: ReadonlySet<unknown> = new Set(words);
  return (value): value is Word => vocabulary.has(value);
}

/** Accepts any text for a vocabulary that a newer server may widen: an entry is not lost for a word. */
export function isOpenWord<Word extends string>(): ValueGuard<Word> {
  return (value): value is Word => typeof value === 'string';
}

/** Accepts an object with all required fields; an optional field is absent or right. */
export function hasShape<Shape>(
  required: RequiredGuards<Shape>,
  ...optional: [OptionalField<Shape>] extends [never] ? [] : [optional: OptionalGuards<Shape>]
): ValueGuard<Shape>;
export function hasShape(required: AnyGuards, optional: AnyGuards = {}): ValueGuard<unknown> {
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
export function hasVariant<Union extends Readonly<Record<Tag, string>>, Tag extends string & keyof Union>(
  tag: Tag,
  variants: { readonly [Name in Union[Tag]]: ValueGuard<Variant<Union, Tag, Name>> },
  { acceptsNewer = false }: { readonly acceptsNewer?: boolean } = {},
): ValueGuard<Union> {
  const guards = new Map<unknown, ValueGuard<unknown>>(Object.entries<ValueGuard<unknown>>(variants));
  return (value): value is Union => {
    if (!isObject(value) || !isText(value[tag])) return false;
    const isValid = guards.get(value[tag]);
    return isValid === undefined ? acceptsNewer : isValid(value);
  };
}
