import { noticeWords, type NoticeKind, type Way } from './notice-words.ts';

export interface NoticeAction {
  readonly label: string;
  readonly href: string;
  /** Out of the frame that it stands in. */
  readonly newWindow?: true;
}

export interface NoticeProps {
  readonly kind: NoticeKind;
  readonly way: Way;
  readonly actions: readonly NoticeAction[];
  /** A short code that the audit trail holds too. */
  readonly reference?: string;
  /** Whom to ask, from the configuration. */
  readonly contact?: string;
}

/** What happened and what to do about it; the whole page's only content. */
export function Notice({ kind, way, actions, reference, contact }: NoticeProps) {
  const words = noticeWords[kind];
  return (
    <main className="notice" data-notice={kind}>
      <h1>{words.title}</h1>
      <p>{words.happened}</p>
      <h2>What to do</h2>
      <ul>
        {words.next[way].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      {actions.length > 0 && (
        <p className="notice-actions">
          {actions.map(({ label, href, newWindow }, place) => (
            <a
              key={href}
              href={href}
              className={place === 0 ? 'notice-primary' : 'notice-other'}
              {...(newWindow && { target: '_blank', rel: 'noopener' })}
            >
              {label}
            </a>
          ))}
        </p>
      )}
      {contact !== undefined && <p className="notice-small">Support: {contact}</p>}
      {reference !== undefined && (
        <p className="notice-small">
          Reference <b>{reference}</b>
        </p>
      )}
    </main>
  );
}
