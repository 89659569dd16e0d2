'use client';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { BareButton } from '#/components/ui/button.tsx';
import { LatePart } from '#/components/ui/late-part.tsx';
import { Popover, type TriggerProps } from '#/components/ui/popover.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import type { PatientBanner as Patient } from '#/lib/record/model/patient.ts';
import { bannerWords } from '#/lib/record/words/patient-words.ts';
import { BannerFacts } from './banner-facts.tsx';
import { bannerDetailsCode } from './late-details.ts';
import type { SourceDifferences } from './zone-two.tsx';
import { bannerScreenWords } from './words.ts';

interface Props {
  readonly banner: Patient | undefined;
  readonly serverTime: string;
  readonly locale: string;
  readonly differing: readonly SourceDifferences[];
  /** The allergy chip. */
  readonly allergies: ReactNode;
  /** Menu with sign-out. */
  readonly menu?: ReactNode;
}

/** The patient of the record: zone 1 always in sight, zone 2 on demand; one stop of Tab, the allergies first. On a phone the facts scroll away, name and allergies stay. */
export function PatientBanner({ banner, serverTime, locale, differing, allergies, menu }: Props) {
  const header = useRef<HTMLElement>(null);
  useOneStop(header, { first: '[data-allergies]' });
  const words = banner ? bannerWords(banner, serverTime, locale) : undefined;
  const more = banner ? <ZoneTwoButton banner={banner} locale={locale} differing={differing} /> : undefined;
  return (
    <header
      ref={header}
      className="patient-banner"
      data-deceased={banner?.identity.deceased ? true : undefined}
      data-sticky
      data-in-sight
      aria-label="Patient"
    >
      {/* Next announces the first h1 of a page whose title has not come yet, and keeps its text after the record has ended: it names nobody. */}
      <h1 className="visually-hidden">{bannerScreenWords.heading}</h1>
      <div className="banner-name" data-sticky>
        {words ? (
          <h2 className="m-0 text-name font-semibold">
            <bdi lang={words.nameLanguage}>{words.name}</bdi>
            {words.nameText ? (
              <bdi lang={words.nameTextLanguage} className="ml-3 font-normal text-banner-label">
                {words.nameText}
              </bdi>
            ) : undefined}
          </h2>
        ) : (
          <p className="m-0 text-block text-banner-label">{bannerScreenWords.loading}</p>
        )}
        <span className="ml-auto flex min-w-16 items-center justify-end sheet:hidden">
          {more}
          {menu}
        </span>
      </div>
      <div className="banner-facts">
        {words ? <BannerFacts words={words} /> : undefined}
        {banner?.identity.restricted ? <span className="text-block font-semibold">Address restricted</span> : undefined}
      </div>
      <div className="banner-tools" data-sticky>
        {banner ? allergies : undefined}
        <span className="flex items-center max-sheet:hidden">
          {more}
          {menu}
        </span>
      </div>
    </header>
  );
}

function ZoneTwoButton({ banner, locale, differing }: Pick<Props, 'differing' | 'locale'> & { readonly banner: Patient }) {
  const trigger = (props: TriggerProps) => (
    <BareButton {...props} className="banner-button" data-patient-details>
      {differing.length > 0 ? (
        <>
          <b aria-hidden className="wide:hidden">
            ≠
          </b>
          <span className="max-wide:hidden">Same person?</span>
        </>
      ) : undefined}
      <ChevronDown size={18} aria-hidden />
      <span className="visually-hidden">{bannerScreenWords.more}</span>
    </BareButton>
  );
  return (
    <Popover trigger={trigger} label={bannerScreenWords.moreAbout} placement="bottom end">
      <LatePart code={bannerDetailsCode} name={bannerScreenWords.moreAbout}>
        {({ ZoneTwo }) => <ZoneTwo banner={banner} locale={locale} differing={differing} />}
      </LatePart>
    </Popover>
  );
}
