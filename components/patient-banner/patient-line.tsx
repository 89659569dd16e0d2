import { TriangleAlert } from 'lucide-react';
import type { AllergyLabel } from '#/lib/record/summary/allergy-label.ts';
import { bannerWords } from '#/lib/record/words/patient-words.ts';
import type { PatientBanner } from '#/lib/record/model/patient.ts';

interface Props {
  readonly banner: PatientBanner | undefined;
  readonly label: AllergyLabel;
  readonly serverTime: string;
  readonly locale: string;
}

/** The patient in two slim lines, for overlays that cover the banner (H01). */
export function PatientLine({ banner, label, serverTime, locale }: Props) {
  if (!banner) return undefined;
  const words = bannerWords(banner, serverTime, locale);
  return (
    <div className="patient-line" data-deceased={banner.identity.deceased ? true : undefined}>
      <span>
        <b>
          <bdi lang={words.nameLanguage}>{words.name}</bdi>
        </b>{' '}
        {words.nameText ? (
          <>
            <bdi lang={words.nameTextLanguage}>{words.nameText}</bdi>{' '}
          </>
        ) : undefined}
        <span className="whitespace-nowrap">
          {words.identifierLabel} <b>{words.identifier}</b>
        </span>
      </span>
      <span className="inline-flex items-center gap-1 font-semibold">
        {label.state === 'known' ? <TriangleAlert size={14} aria-hidden /> : undefined}
        {[label.short, label.pill?.text].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}
