'use client';
import { useParams } from 'next/navigation';
import { useEffect } from 'react';
import { BlankScreen } from '#/components/session/blank-screen.tsx';
import { supportWords } from '#/components/session/fault-words.ts';
import { Button } from '#/components/ui/button.tsx';
import { forgetTexts } from '#/lib/record/memory/remember-texts.ts';
import { faultWords } from './words.ts';

/**
 * Stands when a part of the page could not be loaded or drawn: nothing of the record stays on a screen that cannot be trusted (H33).
 * Names the reference by which Next logged the error, else the session's in the audit trail.
 */
export default function RecordFault({ error }: { readonly error: Error & { readonly digest?: string } }) {
  const { session } = useParams<{ session?: string }>();
  useEffect(forgetTexts, []);
  return (
    <BlankScreen words={faultWords} reference={error.digest ?? (session && supportWords.sessionReference(session))}>
      <Button primary onPress={() => location.reload()}>
        {faultWords.reload}
      </Button>
    </BlankScreen>
  );
}
