/** Words of facts and cautions that every kind may have. */

export const narrativeHeading = 'Narrative of the source:';
export const doNotDisclose = 'Do not disclose to the patient';
export const changesMeaning = 'May change the meaning';
export const nestedTooDeeply = 'Parts nested too deeply to read';

export const unknownCode = (element: string, code: string): string => `${element} “${code}” is not known to this viewer`;

export const valuesNotListed = (count: number): string => `${count} not listed here: see the source data`;
