import 'server-only';

/** The discovery document names an endpoint on another host than the configured one. */
export class ForeignEndpoint extends Error {
  override readonly name = 'ForeignEndpoint';
  readonly endpoints: readonly string[];
  constructor(names: readonly string[]) {
    super(`Foreign endpoints: ${names.join(', ')}`);
    this.endpoints = names;
  }
}
