/** Labels of facts by which somebody can be reached: they are left out where an address is restricted. */
export const contactLabels = {
  telephone: 'Telephone',
  address: 'Address',
  contact: 'Contact',
} as const;
