/** Remembers a value under its key as the latest used, and forgets the values used longest ago beyond `most`. */
export function keepLatest<Value>(remembered: Map<string, Value>, key: string, value: Value, most: number): void {
  remembered.delete(key);
  remembered.set(key, value);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= most) break;
    remembered.delete(oldest);
  }
}
