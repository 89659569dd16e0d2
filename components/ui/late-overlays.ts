import { lateCode } from './late-code.ts';

export const modalCode = lateCode(() => import('./modal-dialog.tsx').then(({ ModalDialog }) => ModalDialog));
export const popoverCode = lateCode(() => import('./popover-box.tsx').then(({ PopoverBox }) => PopoverBox));
