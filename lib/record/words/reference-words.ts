/** Words of a reference that finds a failure in the operator's log. */
export const supportReferenceWords = (code: string): string => `Reference for your support desk: ${code}`;
