import type { ArrivalRoute, NoticeWords } from './step-words.ts';
import { nextHeading, type NoticeKind, noticeWords, referenceLabel, stepWords, supportWords } from './words.ts';

export interface NoticeAction {
  readonly step: keyof typeof stepWords;
  readonly href: string;
  /** Out of the frame that it stands in. */
  readonly newWindow?: true;
}

export interface NoticeProps {
  readonly kind: NoticeKind;
  readonly way: ArrivalRoute;
  readonly actions: readonly NoticeAction[];
  /** A short code that the audit trail holds too. */
  readonly reference?: string;
  /** The support desk, from the configuration. */
  readonly contact?: string;
  /** Pages of the operator that help, from the configuration. */
  readonly links?: readonly { readonly label: string; readonly url: string }[];
}

/** A page's only content: what happened and what to do. */
export function Notice({ kind, way, actions, reference, contact, links = [] }: NoticeProps) {
  const words: NoticeWords = noticeWords[kind];
  return (
    <main className="notice" data-notice={kind}>
      <h1>{words.title}</h1>
      <p>{words.happened}</p>
      <h2>{nextHeading}</h2>
      <ul>
        {words.next[way].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      {actions.length > 0 && (
        <p className="notice-actions">
          {actions.map(({ step, href, newWindow }, index) => (
            <a
              key={href}
              href={href}
              className={index === 0 ? 'notice-primary' : 'notice-other'}
              {...(newWindow && { target: '_blank', rel: 'noopener' })}
            >
              {stepWords[step]}
            </a>
          ))}
        </p>
      )}
      {contact !== undefined && <p className="notice-small">{supportWords(contact)}</p>}
      {links.length > 0 && (
        <p className="notice-small notice-links">
          {links.map(({ label, url }) => (
            <a key={url} href={url} target="_blank" rel="noreferrer">
              {label}
            </a>
          ))}
        </p>
      )}
      {reference !== undefined && (
        <p className="notice-small">
          {referenceLabel} <b>{reference}</b>
        </p>
      )}
    </main>
  );
}
