import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';

export const HINT = 'z-50 flex max-w-80 items-center gap-2 rounded border bg-raised px-2 py-1 text-xs text-ink shadow-lg';

/** A tooltip around one focusable element. */
export function Hint({ text, shortcut, children }: { text: ReactNode; shortcut?: string; children: ReactNode }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content sideOffset={5} collisionPadding={8} className={HINT}>
          {text}
          {shortcut && <Key>{shortcut}</Key>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

export function Key({ children }: { children: ReactNode }) {
  return <kbd className="rounded-sm border bg-sunken px-1 text-[11px] leading-4 text-ink-soft">{children}</kbd>;
}
