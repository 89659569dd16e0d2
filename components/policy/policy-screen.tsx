import { policyScreenWords as words } from './words.ts';

export interface PolicyScreenProps {
  readonly service: string;
  /** Choices of the form, by value. */
  readonly roles: readonly { readonly value: string; readonly name: string }[];
  readonly chosen: string;
  readonly sources: readonly {
    readonly source: string;
    readonly name: string;
    readonly lines: readonly { readonly about: string; readonly decision: string; readonly rules: readonly string[] }[];
  }[];
}

const control = 'min-h-11 rounded-control border border-control px-4 text-block';

/** Table of what a role at an organisation is shown at each source, rule by rule; works without scripts and prints as it stands. */
export function PolicyScreen({ service, roles, chosen, sources }: PolicyScreenProps) {
  return (
    <div className="min-h-dvh bg-canvas px-4 py-6 text-text">
      <main className="mx-auto w-full max-w-[64rem]">
        <p className="m-0 flex flex-wrap justify-between gap-2 text-detail text-muted">
          {service}
          <PageLinks />
        </p>
        <h1 className="mt-1 mb-2 text-name font-semibold">{words.heading}</h1>
        <p className="m-0 mb-4 max-w-[70ch] text-row">{words.about}</p>
        <form method="get" className="mb-6 flex flex-wrap items-end gap-3">
          <label className="flex flex-col gap-1 text-row">
            {words.role}
            <select name="role" defaultValue={chosen} className={`${control} bg-surface`}>
              {roles.map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className={`${control} bg-accent font-semibold text-on-accent`}>
            {words.show}
          </button>
        </form>
        {sources.map(({ source, name, lines }) => (
          <section key={source} aria-labelledby={`policy-${source}`} className="mb-6 rounded-control border border-line bg-surface p-4">
            <h2 id={`policy-${source}`} className="m-0 mb-2 text-block font-semibold">
              {name}
            </h2>
            <table className="w-full border-collapse text-row">
              <thead>
                <tr className="border-b border-line text-detail text-muted">
                  {words.columns.map((column) => (
                    <th key={column} scope="col" className="py-1 pe-4 text-start font-normal">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map(({ about, decision, rules }) => (
                  <tr key={about} className="border-b border-line align-top last:border-b-0">
                    <th scope="row" className="w-[14rem] py-2 pe-4 text-start font-normal text-muted">
                      {about}
                    </th>
                    <td className="py-2 pe-4">{decision}</td>
                    <td className="w-[12rem] py-2 text-detail text-muted">{rules.map((rule) => words.rules[rule] ?? rule).join(', ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </main>
    </div>
  );
}

function PageLinks() {
  return (
    <span className="flex flex-wrap gap-4">
      <a href="/audit" className="text-accent">
        {words.audit}
      </a>
      <a href="/sign-out" className="text-accent">
        {words.signOut}
      </a>
    </span>
  );
}

/** Shown in place of the rules to everybody else. */
export function PolicyRefused({ service }: { readonly service: string }) {
  return (
    <div className="min-h-dvh bg-canvas px-4 py-8 text-text">
      <main className="mx-auto w-full max-w-[40rem] rounded-control border border-line bg-surface p-6" data-notice="not-an-officer">
        <p className="m-0 text-detail text-muted">{service}</p>
        <h1 className="mt-1 mb-2 text-name font-semibold">{words.refusedHeading}</h1>
        <p className="m-0 text-block">{words.refused}</p>
        <a href="/" className="mt-4 inline-flex min-h-11 items-center text-accent">
          {words.start}
        </a>
      </main>
    </div>
  );
}
