import { BlankScreen } from './blank-screen.tsx';
import type { EndWords } from './fault-words.ts';
import { signedOutPageWords } from './signed-out-words.ts';

/** The page after a sign-out, opened where nobody has signed out: it must not say that they have. */
export function SignOutOffer({ words }: { readonly words: EndWords }) {
  return (
    <BlankScreen words={words}>
      <a
        href="/sign-out"
        className="inline-flex min-h-11 items-center rounded-control bg-accent px-4 text-block font-semibold text-on-accent no-underline"
      >
        {signedOutPageWords.signOut}
      </a>
    </BlankScreen>
  );
}
