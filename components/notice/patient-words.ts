import { retry, startAgain, trySupport, type NoticeWords } from './step-words.ts';

const launchAnother = 'If you opened another patient before, go back to the one you meant and open the shared record again.';

/** Launches that end at their patient. */
export const patientWords = {
  'no-patient': {
    title: 'No patient was chosen',
    happened: 'You are signed in, but no patient came with the request, so there is no record to open.',
    next: {
      launch: ['Open a patient in your record system first, then open the shared record from there.'],
      'sign-in': ['Sign in again and choose a patient.'],
    },
  },
  'patient-unreadable': {
    title: 'The patient could not be confirmed',
    happened: 'Your record system named a patient without the details that show who they are. To be safe, nothing was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'patient-form': {
    title: 'The patient could not be taken over',
    happened: 'Your record system named the patient in a form that this service does not accept. To be safe, nothing was opened.',
    next: { launch: [trySupport], 'sign-in': [trySupport] },
  },
  'patient-not-found': {
    title: 'The patient was not found',
    happened: 'Your record system named a patient, and then did not find them. The patient may have been merged or moved there.',
    next: { launch: [...retry('launch'), launchAnother], 'sign-in': retry('sign-in') },
  },
  'patient-refused': {
    title: 'The patient’s details were not given',
    happened: 'Your record system opened this patient, and then did not let this service read who they are. So nothing was opened.',
    next: { launch: [...startAgain.launch, trySupport], 'sign-in': [...startAgain['sign-in'], trySupport] },
  },
} as const satisfies Record<string, NoticeWords>;
