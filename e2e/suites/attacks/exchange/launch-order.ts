/** Order that a launch gives its record system: the person, the user, and how its answers are forged. */
export interface LaunchOrder {
  readonly person: number;
  readonly user: string;
  /** `honest`, or the name of a forgery. */
  readonly forgery: string;
}

/** The launch parameter says it all, so that the record system keeps nothing between two attacks. */
export const writeOrder = ({ person, user, forgery }: LaunchOrder): string => `${person}.${user}.${forgery}`;

export function readOrder(text: string): LaunchOrder | undefined {
  const [person = '', user = '', forgery = '', ...more] = text.split('.');
  if (!/^\d{1,4}$/.test(person) || user === '' || forgery === '' || more.length > 0) return undefined;
  return { person: Number(person), user, forgery };
}
