import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';

/** Names of codes that came without one: a code alone must not be all that a reader sees of a refusal. */
export const namesOfCodes = wordTable(`
  304253006: Not for resuscitation; 450476008: Not for attempted cardiopulmonary resuscitation;
  143021000119109: Do not resuscitate status with supporting documentation; 304252001: For resuscitation;
  450475007: For attempted cardiopulmonary resuscitation; 304251008: Resuscitation status; 89666000: Cardiopulmonary resuscitation;
  100822-6: Cardiopulmonary resuscitation orders; 81329-5: Thoughts on resuscitation; 45474-4: Do not resuscitate;
  81351-9: Do not resuscitate order in place; LA33470-8: Yes CPR; LA33471-6: No CPR: Do not attempt resuscitation;
  LA33473-2: Full treatments; LA33474-0: Selective treatments; LA33475-7: Comfort-focused treatments;
  816301000000100: Has advance decision to refuse treatment; 962601000000103: Advance decision to refuse treatment retracted;
  816361000000101: Has appointed person with personal welfare lasting power of attorney; 1382601000000107: ReSPECT form;
  735324008: Treatment escalation plan; 736366004: Advance care plan; 42348-3: Advance directives; 75320-2: Advance directive;
  Z66: Do not resuscitate
`);

/** Names of FHIR's own consent codes, where they came without. */
export const namesOfConsentCodes = wordTable(`
  adr: Advance care; acd: Advance directive; dnr: Do not resuscitate; hcd: Health care directive; polst: Orders for life-sustaining treatment
`);

/** Question that was sent without a value. */
export const noAnswer = 'No answer';
