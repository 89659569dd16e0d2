/** Grade of a NEWS2 by its limits of 5 and 7 (Royal College of Physicians 2017); of no other score, and of no child's. */
export function news2Grade(points: number | undefined): 'raised' | 'urgent' | undefined {
  if (points === undefined || points < 5) return undefined;
  return points < 7 ? 'raised' : 'urgent';
}
