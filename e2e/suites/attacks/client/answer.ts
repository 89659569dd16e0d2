export interface AttackRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  /** Names in lower case; values of a name that comes several times a line each. */
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly string[];
  readonly body: string;
}

/** All text of an answer, headers included. */
export const textOf = ({ headers, body }: Answer): string => `${Object.entries(headers).flat().join('\n')}\n${body}`;

/** Cookies that an answer sets to a value; those that it clears are left out. */
export const cookiesSet = ({
  setCookies,
}: Answer): readonly { readonly name: string; readonly value: string; readonly attributes: string }[] =>
  setCookies.flatMap((line) => {
    const [, name = '', value = '', attributes = ''] = /^([^=;]+)=([^;]*)(.*)$/.exec(line) ?? [];
    return value === '' || /max-age=0(?:;|$)/i.test(attributes) ? [] : [{ name, value, attributes }];
  });
