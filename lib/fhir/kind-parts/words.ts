import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';

/** Standing of a result, before its value: the value must never be read as one that stands (H12, H35). */
export const resultStandings = wordTable(
  'entered-in-error: Entered in error; cancelled: Cancelled; preliminary: Preliminary; registered: Not yet reported',
);

/** Name of a part with the result that it belongs to. */
export const partName = (whole: string, part: string): string => `${whole}: ${part}`;

/** Value of a result that a report names and did not bring; `name` is the result's, where it is known. */
export const unsentResultText = (name: string | undefined): string =>
  [name, 'named by the report but not sent with it'].filter((text) => text !== undefined).join(': ');

/** "Referral for Chest pain", "Request to Physiotherapy": a request that its source gives no name. */
export const requestWords = (noun: 'Referral' | 'Request', relation: 'for' | 'to', name: string): string => `${noun} ${relation} ${name}`;

export const fileWithoutAddress = 'The source lists this file without an address';

/** Label of the status that the source's own list of medicines gives a medicine. */
export const medicineListStatus = 'Status in the source’s list of medicines';

export const contradictedName = (name: string, written: string): string => `${name} (written as: ${written})`;

/** End of a condition on the row; what is no end is quoted as it came. */
export const abatementWords = {
  over: 'over, date not sent',
  notOver: 'not over',
  atAge: (age: string): string => `ended at ${age}`,
  ended: (text: string): string => `ended: ${text}`,
  end: (text: string): string => `end: ${text}`,
} as const;
export const endedYetActiveWords = 'has an end, though it is not marked as over';

/** DICOM PS3.3 C.7.3.1.1.1 and FHIR R4 media-type, for codes that came without words. */
export const modalityWords = wordTable(`
  CT: CT scan; MR: MRI scan; US: Ultrasound; CR: X-ray; DX: X-ray; XA: Angiography; NM: Nuclear medicine; PT: PET scan;
  MG: Mammography; RF: Fluoroscopy; ES: Endoscopy; OP: Eye photography; OPT: Eye tomography; ECG: Electrocardiogram;
  image: Picture; video: Video; audio: Sound recording; photo: Photograph; diagram: Drawing
`);

/** Label of the words in which a clinician picked a code, where they are not the code's name. */
export const termAsRecorded = 'Term as recorded';

export const noVaccineByCode = 'The code says that none was given, the words name a vaccine';
