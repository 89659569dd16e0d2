/** Words of the Summary's rows. */
export const rowWords = {
  noDate: 'no date',
  from: (date: string) => `from ${date}`,
  issued: (date: string) => `issued ${date}`,
  dosesDiffer: 'doses differ',
  differ: (source: string, values: readonly string[]) => `${source}: ${values.join(', ')}`,
  statusUnknown: 'not said whether it is still taken',
  statusUnknownAtDeath: 'not said whether it was still taken',
  contradicted: 'other sources disagree',
} as const;
