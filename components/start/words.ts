/** Words of the first page. */
export const startWords = {
  title: 'One record from every organisation that holds a part of it',
  about:
    'Opens one patient, asks each participating organisation, and shows what they hold as one timeline. It keeps nothing, and it says what it could not reach.',
  support: (contact: string) => `Support: ${contact}`,
  foot: 'For people involved in a patient’s care. Each opening of a record is logged.',
  direct: {
    title: 'Sign in, then find a patient',
    text: (identifierLabel: string) => `By ${identifierLabel}, or by name and date of birth; you confirm who it is before anything opens.`,
    link: (name: string) => `Sign in · ${name}`,
    defaultName: 'your staff account',
  },
  recordSystem: {
    onlyTitle: 'Open it from your record system',
    title: 'Or open it from your record system',
    text: 'Open the patient there and choose “Open shared record”: you are signed in already, and the same patient opens here.',
    link: (name: string) => `Choose a patient at ${name}`,
    defaultName: 'your record system',
  },
  defaultIdentifier: 'number',
} as const;
