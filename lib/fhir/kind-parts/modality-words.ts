import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';

/** DICOM PS3.3 C.7.3.1.1.1 and FHIR R4 media-type, for codes that came without words. */
export const modalityWords = wordTable(`
  CT: CT scan; MR: MRI scan; US: Ultrasound; CR: X-ray; DX: X-ray; XA: Angiography; NM: Nuclear medicine; PT: PET scan;
  MG: Mammography; RF: Fluoroscopy; ES: Endoscopy; OP: Eye photography; OPT: Eye tomography; ECG: Electrocardiogram;
  image: Picture; video: Video; audio: Sound recording; photo: Photograph; diagram: Drawing
`);
