/**
 * Text without the characters at its end that `isTrimmed` fits, looked at from there: a pattern such as `/0+$/` begins anew at each
 * character of a long run, which takes time as the square of its length.
 */
export function trimEndWhere(text: string, isTrimmed: RegExp): string {
  let end = text.length;
  while (end > 0 && isTrimmed.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
