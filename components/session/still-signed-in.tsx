import { BlankScreen } from './blank-screen.tsx';
import { signedOutPageWords } from './words.ts';

/** The page after a sign-out, opened while somebody is signed in: it must not say that they are not. */
export function StillSignedIn() {
  return (
    <BlankScreen words={signedOutPageWords.stillSignedIn}>
      <a
        href="/sign-out"
        className="inline-flex min-h-11 items-center rounded-control bg-accent px-4 text-block font-semibold text-on-accent no-underline"
      >
        {signedOutPageWords.signOut}
      </a>
    </BlankScreen>
  );
}
