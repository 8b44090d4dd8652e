import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  wide?: boolean;
  children: ReactNode;
}

export function Dialog({ open, onOpenChange, title, description, wide = false, children }: DialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Veil />
        <Primitive.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={startInside}
          className={classes(
            'fixed inset-x-3 bottom-3 z-40 mx-auto flex outline-none max-h-[88dvh] animate-enter flex-col overflow-y-auto rounded-lg border bg-raised p-4 shadow-2xl sm:top-[14dvh] sm:bottom-auto sm:max-h-[80dvh]',
            wide ? 'max-w-2xl' : 'max-w-md',
          )}
        >
          <div className="mb-3 flex items-start gap-3">
            <div className="flex-1">
              <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
              {description && <Primitive.Description className="mt-0.5 text-ink-soft">{description}</Primitive.Description>}
            </div>
            <Primitive.Close asChild>
              <IconButton label="Close" className="-mt-1 -mr-1">
                <X size={16} />
              </IconButton>
            </Primitive.Close>
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Begins at the first field; without one at the dialog itself, so that it is read out. */
function startInside(event: Event): void {
  event.preventDefault();
  const dialog = event.currentTarget as HTMLElement;
  const field = dialog.querySelector<HTMLElement>('input, select, textarea');
  (field ?? dialog).focus();
}

/** Dims the page behind. Not the primitive's own, which adds a style element that the content security policy forbids. */
export function Veil() {
  return <div aria-hidden className="fixed inset-0 z-40 bg-overlay" />;
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-4 flex flex-wrap justify-end gap-2">{children}</div>;
}
