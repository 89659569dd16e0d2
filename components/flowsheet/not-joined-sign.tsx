import { Unlink } from 'lucide-react';

/** The sign of results that are not joined to those above; its words stand beside it. */
export function NotJoinedSign() {
  return <Unlink className="flow-unlink" size={12} aria-hidden />;
}
