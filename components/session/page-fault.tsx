'use client';
import { Button } from '#/components/ui/button.tsx';
import { BlankScreen } from './blank-screen.tsx';
import { pageFaultWords } from './fault-words.ts';

/** A page that could not be drawn: what that means, and to try again. */
export function PageFault({ reference }: { readonly reference?: string | undefined }) {
  return (
    <BlankScreen words={pageFaultWords.failed} reference={reference}>
      <Button primary onPress={() => location.reload()}>
        {pageFaultWords.tryAgain}
      </Button>
    </BlankScreen>
  );
}
