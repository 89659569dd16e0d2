type TypedArray = Int32Array | Uint16Array | Uint8Array;

/** The array itself where it has `length` elements, else a copy of twice its size or more: growing one by one costs constant time each. */
export function growTypedArray<Numbers extends TypedArray>(numbers: Numbers, length: number): Numbers {
  if (numbers.length >= length) return numbers;
  const larger = new (numbers.constructor as new (length: number) => Numbers)(Math.max(length, numbers.length * 2));
  larger.set(numbers);
  return larger;
}
