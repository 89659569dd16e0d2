/** Displays of the codes of labels, `code: display`, as their code systems have them; and sentences for the reader. */

/** Levels of HL7 v3 Confidentiality up to "normal", and the two above. */
export const openLevels = 'U: unrestricted; L: low; M: moderate; N: normal';
export const highLevels = 'R: restricted; V: very restricted';

/** Subjects of items: v3 ActCode `_InformationSensitivityPolicy`. */
export const sensitivities = `
  ETH: substance abuse information sensitivity; GDIS: genetic disease information sensitivity; HIV: HIV/AIDS information sensitivity;
  MST: military sexual trauma information sensitivity; PREGNANT: pregnancy information sensitivity; SCA: sickle cell anemia information sensitivity;
  SDV: sexual assault, abuse, or domestic violence information sensitivity; SEX: sexuality and reproductive health information sensitivity;
  SPI: specially protected information sensitivity; BH: behavioral health information sensitivity; COGN: cognitive disability information sensitivity;
  DVD: developmental disability information sensitivity; EMOTDIS: emotional disturbance information sensitivity;
  MH: mental health information sensitivity; PSY: psychiatry disorder information sensitivity; PSYTHPN: psychotherapy note information sensitivity;
  SUD: substance use disorder information sensitivity; ETHUD: alcohol use disorder information sensitivity;
  OPIOIDUD: opioid use disorder information sensitivity; ALCOHOL: alcohol information sensitivity; STD: sexually transmitted disease information sensitivity;
  TBOO: taboo; VIO: violence information sensitivity; SICKLE: sickle cell; IDS: identifier sensitivity; PATLOC: patient location;
  DEMO: all demographic information sensitivity; DOB: date of birth information sensitivity; GENDER: gender and sexual orientation information sensitivity;
  LIVARG: living arrangement information sensitivity; MARST: marital status information sensitivity; RACE: race information sensitivity;
  REL: religion information sensitivity; B: business information sensitivity; EMPL: employer information sensitivity;
  LOCIS: location information sensitivity; SSP: sensitive service provider information sensitivity; ADOL: adolescent information sensitivity;
  CEL: celebrity information sensitivity; VIP: celebrity information sensitivity; DIA: diagnosis information sensitivity;
  DRGIS: drug information sensitivity; EMP: employee information sensitivity; PDS: patient default information sensitivity;
  PHY: physician requested information sensitivity; PRS: patient requested information sensitivity`;

/** Laws, consents, refrain policies and compartments under which an item does not leave its organisation unasked (v3 ActCode). */
export const disclosureLimits = `
  42CFRPart2: 42 CFR Part 2; 42CFRPart2CD: 42 CFR Part 2 consent directive; HIPAAPsyNotes: HIPAA psychotherapy notes;
  Title38Section7332: Title 38 Section 7332; MDHHS-5515: Michigan Consent to Share Behavioral Health Information for Care Coordination Purposes;
  MDHHS-5515MMHC: Michigan Mental Health Code; MDHHS-5515Part2: Michigan consent under 42 CFR Part 2;
  NOAUTH: no disclosure without subject authorization; NODSCLCD: no disclosure without consent directive;
  NODSCLCDS: no disclosure without information subject's consent directive; NOLIST: no unlisted entity disclosure; NOMOU: no disclosure without MOU;
  NOORGPOL: no disclosure without organizational authorization; NORDSCLCD: no redisclosure without consent directive;
  NORDSLCD: no redisclosure without consent directive; NORDSCLCDS: no redisclosure without information subject's consent directive;
  NORDSCLW: no disclosure without jurisdictional authorization; NOVIP: no unauthorized VIP disclosure;
  ORCON: no disclosure without originator authorization; EMRGONLY: emergency only; OPTOUT: opt-out; OPTOUTE: opt-out with exceptions;
  OOS: opt-out of personal information or effect sharing via a registry or repository; ConfidentialMark: confidential mark;
  RestrictedConfidentialityMark: restricted confidentiality mark; RedisclosureProhibitionMark: prohibition against redisclosure mark;
  DeliverToAddresseeOnlyMark: deliver only to addressee mark; COMPT: compartment; ACOCOMPT: accountable care organization compartment;
  CDSSCOMPT: CDS system compartment; CTCOMPT: care team compartment; FMCOMPT: financial management compartment;
  HRCOMPT: human resource compartment; PACOMPT: patient administration compartment; RESCOMPT: research project compartment;
  RMGTCOMPT: records management compartment`;

/** Duties of whoever holds the item, and rules about its further use (v3 ActCode). None of them keeps it from a clinician. */
export const duties = `
  NOPAT: no disclosure to patient, family or caregivers without attending provider's authorization;
  ANONY: anonymize; AOD: accounting of disclosure; AUDIT: audit; AUDTR: audit trail; CPLYCC: comply with confidentiality code;
  CPLYCD: comply with consent directive; CPLYCUI: comply with controlled unclassified information policy;
  CPLYJPP: comply with jurisdictional privacy policy; CPLYJSP: comply with jurisdictional security policy;
  CPLYOPP: comply with organizational privacy policy; CPLYOSP: comply with organizational security policy; CPLYPOL: comply with policy;
  DECLASSIFYLABEL: declassify security label; DEID: deidentify; DELAU: delete after use; DOWNGRDLABEL: downgrade security label;
  DRIVLABEL: derive security label; ENCRYPT: encrypt; ENCRYPTR: encrypt at rest; ENCRYPTT: encrypt in transit; ENCRYPTU: encrypt in use;
  HUAPRV: human approval; LABEL: assign security label; MASK: mask; MINEC: minimum necessary; PERSISTLABEL: persist security label;
  PRIVMARK: privacy mark; PROCESSINLINELABEL: process inline security label; HAS-INLINE-SEC-LABELS: has inline security labels;
  PSEUD: pseudonymize; REDACT: redact; UPGRDLABEL: upgrade security label; NOCOLLECT: no collection; NOINTEGRATE: no integration;
  NOPERSISTP: no collection beyond purpose of use; NORELINK: no relinking; NOREUSE: no reuse beyond purpose of use;
  LRCOMPT: legitimate relationship compartment; CommonRule: Common Rule; HIPAANOPP: HIPAA notice of privacy practices; HIPAASelfPay: HIPAA self-pay;
  HIPAAROA: HIPAA Right of Access; HIPAAROAD: HIPAA Right of Access Directive; HIPAAAuth: HIPAA Authorization for Disclosure;
  HIPAAAuthCD: HIPAA Authorization Consent Directive; HIPAAConsent: HIPAA Consent; HIPAAConsentCD: HIPAA Consent Directive;
  HIPAAResearchAuthCD: HIPAA Authorization for Disclosure for Research Consent Directive; NOPP: notice of privacy practices;
  NOCONSENT: no consent; IMPLIED: implied consent; IMPLIEDD: implied consent with opportunity to dissent; OPTIN: opt-in;
  OPTINR: opt-in with restrictions; GRANTORCHOICE: grantor choice; CUI: controlled unclassified information; CUIHLTH: CUI//HLTH; CUIHLTHP: (CUI//HLTH);
  CUIP: (CUI); CUIPRVCY: CUI//PRVCY; CUIPRVCYP: (CUI//PRVCY); CUISP-HLTH: CUI//SP-HLTH; CUISP-HLTHP: (CUI//SP-HLTH);
  CUISP-PRVCY: CUI//SP-PRVCY; CUISP-PRVCYP: (CUI//SP-PRVCY); UUI: uncontrolled unclassified information`;

/** Purposes for which the item may be used (v3 ActReason `PurposeOfUse`); HTEST marks test data. */
export const purposes = `
  TREAT: treatment; ETREAT: emergency treatment; BTG: break the glass; ERTREAT: emergency room treatment; CLINTRL: clinical trial;
  COC: coordination of care; POPHLTH: population health; HOPERAT: healthcare operations; HPAYMT: healthcare payment; HRESCH: healthcare research;
  HMARKT: healthcare marketing; PATRQT: patient requested; FAMRQT: family requested; PWATRNY: power of attorney; SUPNWK: support network;
  PUBHLTH: public health; DISASTER: disaster; THREAT: threat; CAREMGT: care management; HTEST: test health data; TRAIN: training;
  SYSDEV: system development; COVERAGE: coverage under policy or program`;

/** Processing of the item, and who asserted it (v3 ObservationValue). */
export const processing = `
  ABSTRED: abstracted; AGGRED: aggregated; ANONYED: anonymized; MAPPED: mapped; MASKED: masked; PSEUDED: pseudonymized; REDACTED: redacted;
  SUBSETTED: subsetted; SYNTAC: syntactic transform; TRSLT: translated; VERSIONED: versioned; CRYTOHASH: cryptographic hash function;
  DIGSIG: digital signature; HRELIABLE: highly reliable; RELIABLE: reliable; UNCERTREL: uncertain reliability; UNRELIABLE: unreliable;
  CLINAST: clinician asserted; DEVAST: device asserted; HCPAST: healthcare professional asserted; PACQAST: patient acquaintance asserted;
  PATAST: patient asserted; PAYAST: payer asserted; PROAST: professional asserted; SDMAST: substitute decision maker asserted;
  CLINRPT: clinician reported; DEVRPT: device reported; HCPRPT: healthcare professional reported; PACQRPT: patient acquaintance reported;
  PATRPT: patient reported; PAYRPT: payer reported; PRORPT: professional reported; SDMRPT: substitute decision maker reported`;

/** Rules about telling others that stand with an item wherever it is shown. */
export const disclosureWords = {
  'do-not-disclose': 'Not to be shown to the patient',
  /** The notice of 42 CFR §2.32(a)(2), in the words of the regulation. */
  redisclosure: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
} as const;
