type Numbers = Int32Array | Uint16Array | Uint8Array;

/** At least `length` long, with what was in it: twice as long when it must grow, so that growing costs nothing in the long run. */
export function growTypedArray<Kind extends Numbers>(numbers: Kind, length: number): Kind {
  if (numbers.length >= length) return numbers;
  const larger = new (numbers.constructor as new (length: number) => Kind)(Math.max(length, numbers.length * 2, 256));
  larger.set(numbers);
  return larger;
}
