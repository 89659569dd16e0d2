import { expect, test } from 'vitest';
import { isCount, isEither, isListOf, isOpenWord, isRecordOf, hasShape, isText, isTrue, hasVariant, isWordOf } from './guards.ts';

interface Named {
  readonly name: string;
  readonly size?: number;
}
type Answer = { readonly state: 'none' } | { readonly state: 'some'; readonly count: number };

const isNamed = hasShape<Named>({ name: isText }, { size: isCount });
const isAnswer = hasVariant<Answer, 'state'>('state', { none: hasShape({}), some: hasShape({ count: isCount }) });
const isAnyAnswer = hasVariant<Answer, 'state'>(
  'state',
  { none: hasShape({}), some: hasShape({ count: isCount }) },
  { acceptsNewer: true },
);

test.each([
  ['required and optional fields', isNamed, [{ name: 'a' }, { name: 'a', size: 1 }, { name: 'a', unknown: null }]],
  ['variants', isAnswer, [{ state: 'none' }, { state: 'some', count: 0 }]],
  ['variants of a newer server', isAnyAnswer, [{ state: 'none' }, { state: 'later' }]],
  ['lists', isListOf(isNamed), [[], [{ name: 'a' }]]],
  ['records', isRecordOf(isText), [{}, { a: 'b' }]],
  ['either', isEither(isText, isTrue), ['a', true]],
  ['words', isWordOf(['year', 'day']), ['year']],
  ['open words', isOpenWord<'year'>(), ['year', 'decade']],
])('%s are accepted', (_, isValid, values) => {
  expect(values.filter((value) => !isValid(value))).toEqual([]);
});

test.each([
  ['a shape', isNamed, [null, 'a', [], {}, { name: 1 }, { name: 'a', size: null }, { name: 'a', size: -1 }, { size: 1 }]],
  ['a variant', isAnswer, [{}, { state: 'later' }, { state: 'some' }, { state: 1 }, { state: 'constructor' }]],
  ['a variant of a newer server', isAnyAnswer, [{}, { state: 1 }, { state: 'some', count: 0.5 }]],
  ['a list', isListOf(isNamed), [{}, [{ name: 'a' }, {}]]],
  ['a record', isRecordOf(isText), [[], { a: 1 }]],
  ['either', isEither(isText, isTrue), [false, 1]],
  ['a word', isWordOf(['year', 'day']), ['decade', undefined]],
])('%s that is wrong is refused', (_, isValid, values) => {
  expect(values.filter((value) => isValid(value))).toEqual([]);
});
