import { Notice, type NoticeProps } from './notice.tsx';
import { noticeWords } from './words.ts';

export interface NoticeDocumentProps extends NoticeProps {
  /** The deployment's name. */
  readonly service: string;
  readonly language: string;
  readonly stylesheet: string;
}

/** A notice as a page of its own, without scripts: for answers that carry their own status. */
export function NoticeDocument({ service, language, stylesheet, ...notice }: NoticeDocumentProps) {
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${noticeWords[notice.kind].title} · ${service}`}</title>
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body>
        <header className="notice-service">{service}</header>
        <Notice {...notice} />
      </body>
    </html>
  );
}
