/** Fewest characters from which on a record is searched. */
const fewestTyped = 2;

export const isLongEnough = (typed: string): boolean => typed.trim().length >= fewestTyped;
