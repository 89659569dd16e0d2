const rules: Readonly<Record<string, string>> = {
  'patient-opt-out': 'Patient’s choice',
  safeguarding: 'Safeguarding',
  'role-limit': 'Limit of the role',
  'security-label': 'Security label',
  'excepted-parts': 'Except of the agreement',
  'own-record': 'Own record',
  'sharing-agreement': 'Sharing agreement',
  default: 'No rule: usual',
};

export const policyScreenWords = {
  heading: 'What a role is shown',
  about:
    'For every patient, by the rules of the configuration. The decisions are made by the same functions that decide about real records, with made-up items; no patient’s data is read. Codes are those of security labels.',
  role: 'Role and organisation',
  show: 'Show',
  audit: 'Who looked at which record',
  signOut: 'Sign out',
  start: 'Start page',
  columns: ['About', 'Decision', 'Rule'],
  rules,
  refusedHeading: 'This page is for privacy officers',
  refused: 'Sign in with a role that the exchange names as privacy officer. Nothing is shown to other roles.',
} as const;
