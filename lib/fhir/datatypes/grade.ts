const roman = new Map([
  ['i', '1'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
  ['v', '5'],
]);

/** "Type 2", "stage 3a": what words say of the sort or the degree of a condition, where its code may not. */
export function gradeOf(text: string | undefined): string | undefined {
  const [, scale, degree] = /\b(type|stage|grade|class)\s*(\d[a-c]?|i{1,3}|iv|v)\b/i.exec(text ?? '') ?? [];
  return scale === undefined || degree === undefined ? undefined : `${scale} ${roman.get(degree.toLowerCase()) ?? degree}`.toLowerCase();
}
