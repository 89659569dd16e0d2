export interface SignInWay {
  readonly id: string;
  /** oidc: then find a patient · smart: the record system names the patient. */
  readonly kind: 'oidc' | 'smart';
  readonly name: string;
}

export interface StartProps {
  readonly service: string;
  readonly ways: readonly SignInWay[];
  /** What people are found by: "NHS No." */
  readonly identifierLabel: string;
  readonly contact?: string;
}

/** The first page: what this is, and the two ways in. */
export function Start({ service, ways, identifierLabel, contact }: StartProps) {
  const [direct, systems] = [ways.filter(({ kind }) => kind === 'oidc'), ways.filter(({ kind }) => kind === 'smart')];
  return (
    <div className="flex min-h-dvh flex-col bg-canvas text-text">
      <header className="border-b border-banner-edge bg-banner px-4 py-3 text-banner-text">
        <p className="m-0 text-heading font-semibold">{service}</p>
      </header>
      <main className="mx-auto w-full max-w-[44rem] flex-1 px-4 py-8">
        <h1 className="m-0 text-name font-semibold">One record from every organisation that holds a part of it</h1>
        <p className="mt-2 mb-6 max-w-[60ch] text-block text-muted">
          Opens one patient, asks each participating organisation, and shows what they hold as one timeline. It keeps nothing, and it says
          what it could not reach.
        </p>
        {direct.length > 0 && <Direct ways={direct} identifierLabel={identifierLabel} />}
        {systems.length > 0 && <FromSystem ways={systems} only={direct.length === 0} />}
        {contact !== undefined && <p className="mt-6 text-detail text-muted">Support: {contact}</p>}
      </main>
      <footer className="border-t border-line px-4 py-3 text-meta text-muted">
        For people who take part in a patient’s care. Each opening of a record is written down.
      </footer>
    </div>
  );
}

function Direct({ ways, identifierLabel }: Pick<StartProps, 'ways' | 'identifierLabel'>) {
  return (
    <section className="mb-4 rounded-control border border-line bg-surface p-6" aria-labelledby="start-sign-in">
      <h2 id="start-sign-in" className="m-0 text-block font-semibold">
        Sign in, then find a patient
      </h2>
      <p className="mt-1 mb-4 text-row text-muted">
        By {identifierLabel}, or by name and date of birth; you confirm who it is before anything opens.
      </p>
      {ways.map(({ id, name }) => (
        <a
          key={id}
          href={`/sign-in?with=${id}`}
          className="mr-2 inline-flex min-h-11 items-center rounded-control bg-accent px-4 text-block font-semibold text-on-accent no-underline"
        >
          Sign in · {name}
        </a>
      ))}
    </section>
  );
}

function FromSystem({ ways, only }: { readonly ways: readonly SignInWay[]; readonly only: boolean }) {
  return (
    <section className="rounded-control border border-line bg-surface p-6" aria-labelledby="start-launch">
      <h2 id="start-launch" className="m-0 text-block font-semibold">
        {only ? 'Open it from your record system' : 'Or open it from your record system'}
      </h2>
      <p className="mt-1 mb-4 text-row text-muted">
        Open the patient there and choose “Open shared record”: you are signed in already, and the same patient opens here.
      </p>
      <div className="flex flex-wrap gap-2">
        {ways.map(({ id, name }) => (
          <a
            key={id}
            href={`/sign-in?with=${id}`}
            className="inline-flex min-h-11 items-center rounded-control border border-control bg-surface px-4 py-2 text-block text-text no-underline hover:bg-sunken"
          >
            Choose a patient at {name}
          </a>
        ))}
      </div>
    </section>
  );
}
