/** Made-up places, and the kinds of practice in them: as many different names as a national directory has. */
const before = [
  'Alder',
  'Amber',
  'Ash',
  'Bear',
  'Birch',
  'Blue',
  'Briar',
  'Cedar',
  'Clear',
  'Copper',
  'Coral',
  'Cotton',
  'Deer',
  'Eagle',
  'Elk',
  'Elm',
  'Fern',
  'Fox',
  'Gold',
  'Granite',
  'Gray',
  'Green',
  'Hazel',
  'Heron',
  'Hickory',
  'Iron',
  'Juniper',
  'Laurel',
  'Linden',
  'Maple',
  'Mill',
  'Oak',
  'Otter',
  'Pine',
  'Quail',
  'Red',
  'Sage',
  'Silver',
  'Stone',
  'Sun',
  'Swan',
  'Thorn',
  'Willow',
  'Wolf',
] as const;
const after = [
  'Bay',
  'Bend',
  'Bluff',
  'Bridge',
  'Brook',
  'Canyon',
  'Creek',
  'Crossing',
  'Dale',
  'Falls',
  'Field',
  'Ford',
  'Grove',
  'Harbor',
  'Hill',
  'Hollow',
  'Island',
  'Lake',
  'Landing',
  'Meadow',
  'Mesa',
  'Park',
  'Pass',
  'Point',
  'Prairie',
  'Ridge',
  'River',
  'Rock',
  'Springs',
  'Valley',
  'View',
  'Woods',
] as const;

const places = before.length * after.length;

/** `Cedar Falls Family Medicine`: each index another name, while there are enough kinds. */
export function memberName(index: number, kinds: readonly string[]): string {
  const place = index % places;
  return `${before[place % before.length]} ${after[Math.floor(place / before.length)]} ${kindAt(index, kinds)}`;
}

export const kindAt = (index: number, kinds: readonly string[]): string => kinds[Math.floor(index / places) % kinds.length] ?? 'Clinic';
/** FHIR id of a member in the directory, and part of its address. */
export const memberId = (index: number): string => `org-${String(index).padStart(5, '0')}`;

/** The number that the network gave it: within HL7's arc for examples. */
export const memberNumber = (index: number): { readonly system: string; readonly value: string } => ({
  system: 'urn:oid:2.16.840.1.113883.19.44.1',
  value: `N${String(index).padStart(6, '0')}`,
});
