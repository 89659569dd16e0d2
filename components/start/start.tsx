import { startWords } from './words.ts';

export interface SignInWay {
  readonly id: string;
  /** oidc: then find a patient · smart: the record system names the patient. */
  readonly kind: 'oidc' | 'smart';
  /** Name in the configuration. */
  readonly name: string | undefined;
}

/** Page of the operator that helps, from the configuration. */
export interface HelpLink {
  readonly label: string;
  readonly url: string;
}

export interface StartProps {
  readonly service: string;
  readonly ways: readonly SignInWay[];
  /** Label of the identifier to search by: "NHS No." */
  readonly identifierLabel: string | undefined;
  readonly contact?: string;
  readonly links: readonly HelpLink[];
}

/** The first page: its purpose, and the two ways in. */
export function Start({ service, ways, identifierLabel, contact, links }: StartProps) {
  const [direct, systems] = [ways.filter(({ kind }) => kind === 'oidc'), ways.filter(({ kind }) => kind === 'smart')];
  return (
    <div className="flex min-h-dvh flex-col bg-canvas text-text">
      <header className="border-b border-banner-edge bg-banner px-4 py-3 text-banner-text">
        <p className="m-0 text-heading font-semibold">{service}</p>
      </header>
      <main className="mx-auto w-full max-w-[44rem] flex-1 px-4 py-8">
        <h1 className="m-0 text-name font-semibold">{startWords.title}</h1>
        <p className="mt-2 mb-6 max-w-[60ch] text-block text-muted">{startWords.about}</p>
        {direct.length > 0 && <Direct ways={direct} identifierLabel={identifierLabel} />}
        {systems.length > 0 && <FromSystem ways={systems} isOnlyWay={direct.length === 0} />}
        {contact !== undefined && <p className="mt-6 text-detail text-muted">{startWords.support(contact)}</p>}
        {links.length > 0 && (
          <ul className="mt-2 flex list-none flex-wrap gap-4 p-0 text-detail">
            {links.map(({ label, url }) => (
              <li key={url}>
                <a className="inline-flex min-h-6 items-center text-accent" href={url} target="_blank" rel="noreferrer">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        )}
      </main>
      <footer className="border-t border-line px-4 py-3 text-meta text-muted">{startWords.foot}</footer>
    </div>
  );
}

function Direct({ ways, identifierLabel }: Pick<StartProps, 'ways' | 'identifierLabel'>) {
  return (
    <section className="mb-4 rounded-control border border-line bg-surface p-6" aria-labelledby="start-sign-in">
      <h2 id="start-sign-in" className="m-0 text-block font-semibold">
        {startWords.direct.title}
      </h2>
      <p className="mt-1 mb-4 text-row text-muted">{startWords.direct.text(identifierLabel ?? startWords.defaultIdentifier)}</p>
      {ways.map(({ id, name }) => (
        <a
          key={id}
          href={`/sign-in?with=${id}`}
          className="mr-2 inline-flex min-h-11 items-center rounded-control bg-accent px-4 text-block font-semibold text-on-accent no-underline"
        >
          {startWords.direct.link(name ?? startWords.direct.defaultName)}
        </a>
      ))}
    </section>
  );
}

function FromSystem({ ways, isOnlyWay }: { readonly ways: readonly SignInWay[]; readonly isOnlyWay: boolean }) {
  return (
    <section className="rounded-control border border-line bg-surface p-6" aria-labelledby="start-launch">
      <h2 id="start-launch" className="m-0 text-block font-semibold">
        {isOnlyWay ? startWords.recordSystem.onlyTitle : startWords.recordSystem.title}
      </h2>
      <p className="mt-1 mb-4 text-row text-muted">{startWords.recordSystem.text}</p>
      <div className="flex flex-wrap gap-2">
        {ways.map(({ id, name }) => (
          <a
            key={id}
            href={`/sign-in?with=${id}`}
            className="inline-flex min-h-11 items-center rounded-control border border-control bg-surface px-4 py-2 text-block text-text no-underline hover:bg-sunken"
          >
            {startWords.recordSystem.link(name ?? startWords.recordSystem.defaultName)}
          </a>
        ))}
      </div>
    </section>
  );
}
