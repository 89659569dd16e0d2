import { Notice, type NoticeProps } from './notice.tsx';
import { openingWords } from './words.ts';

export interface OpeningDocumentProps extends Pick<NoticeProps, 'way' | 'contact' | 'links'> {
  /** The deployment's name. */
  readonly service: string;
  readonly language: string;
  readonly stylesheet: string;
  /** The sign-in to begin, sealed. */
  readonly ticket: string;
  /** Source text of the page's only script, which begins the sign-in and shows a part where that is slow or fails. */
  readonly script: string;
  /** Value by which the content security policy lets the script run. */
  readonly nonce: string;
  /** Address by which a browser without scripts goes on, where there is one. */
  readonly withoutScript: string | undefined;
}

/** The page on the way to a sign-in: empty, in the browser's own light or dark, while all goes well. */
export function OpeningDocument(props: OpeningDocumentProps) {
  const { service, language, stylesheet, ticket, script, nonce, withoutScript, ...notice } = props;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="ticket" content={ticket} />
        {withoutScript !== undefined && (
          <noscript>
            <meta httpEquiv="refresh" content={`0;url=${withoutScript}`} />
          </noscript>
        )}
        <title>{`${openingWords[notice.way]} · ${service}`}</title>
      </head>
      <body>
        <template data-part="opening">
          <link rel="stylesheet" href={stylesheet} />
          <p className="notice-service" role="status">
            {openingWords[notice.way]}
          </p>
        </template>
        <template data-part="failed">
          <link rel="stylesheet" href={stylesheet} />
          <header className="notice-service">{service}</header>
          <Notice kind="sign-in-not-begun" actions={[{ step: 'try-again', href: '' }]} {...notice} />
        </template>
        <script nonce={nonce}>{script}</script>
      </body>
    </html>
  );
}
