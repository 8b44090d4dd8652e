import { Tooltip } from 'radix-ui';
import { type MouseEvent, type ReactNode, useId, useState } from 'react';
import { HINT } from '@/ui/controls/hint';

interface DisabledButtonProps {
  /** For example "Needs owner or admin: you are viewer". */
  reason: string;
  /** Name of a button that shows only an icon. */
  label?: string;
  className: string;
  children: ReactNode;
}

/**
 * A button one may not use. It can be reached by keyboard, says why on hover, on focus, on a tap and to screen readers, and does nothing.
 * The one way in which anything is disabled for want of a permission.
 */
export function DisabledButton({ reason, label, className, children }: DisabledButtonProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const tell = (event: MouseEvent) => {
    // Keeps the tooltip, which a click would close: a tap has no hover to show it.
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <Tooltip.Root open={open} onOpenChange={setOpen}>
        <Tooltip.Trigger asChild>
          <button
            type="button"
            aria-disabled
            aria-label={label}
            aria-describedby={open ? undefined : id}
            onClick={tell}
            className={className}
          >
            {children}
          </button>
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content sideOffset={5} collisionPadding={8} className={HINT}>
            {reason}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
      <span id={id} hidden>
        {reason}
      </span>
    </>
  );
}
