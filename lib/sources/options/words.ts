/** Problems of a platform's configuration, for the operator; `name` is the platform's. */
export const platformProblems = {
  parameter: (name: string, form: string) => `what ${name} needs: ${form}`,
  search: (name: string) => `get: ${name} does not read a POSTed form`,
  format: (name: string) => `json: ${name} answers in nothing else`,
  audience: (name: string) => `an audience for each client: ${name}'s token service wants another aud than its own address`,
  launch: (name: string) => `a launch for each client: ${name}'s token is for one patient, named by the number of this system`,
} as const;
