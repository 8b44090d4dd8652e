import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from '@/ui/classes';

export const MENU_CONTENT =
  'z-50 max-h-80 min-w-44 animate-enter overflow-y-auto rounded-lg border bg-raised p-1 shadow-xl';
export const MENU_ITEM =
  'flex h-8 cursor-default items-center gap-2 rounded px-2 text-ink outline-none select-none data-highlighted:bg-hover data-disabled:opacity-50 pointer-coarse:h-11';

export function Menu({ trigger, align = 'end', children }: { trigger: ReactNode; align?: 'start' | 'end'; children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align={align} sideOffset={4} collisionPadding={8} className={MENU_CONTENT}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem({ onSelect, children, className }: { onSelect: () => void; children: ReactNode; className?: string }) {
  return (
    <DropdownMenu.Item onSelect={onSelect} className={classes(MENU_ITEM, className)}>
      {children}
    </DropdownMenu.Item>
  );
}
