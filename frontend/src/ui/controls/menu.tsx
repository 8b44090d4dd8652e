import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from '@/ui/controls/classes';

export const MENU_CONTENT =
  'z-50 max-h-[min(var(--radix-dropdown-menu-content-available-height,70dvh),720px)] min-w-44 animate-enter overflow-y-auto rounded-lg border bg-raised p-1 shadow-xl';
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

interface MenuItemProps {
  onSelect: () => void;
  children: ReactNode;
  className?: string;
  danger?: boolean;
  /** Why this person may not do it, shown under it. */
  refused?: string;
}

export function MenuItem({ onSelect, children, className, danger = false, refused }: MenuItemProps) {
  if (refused) {
    return (
      <DropdownMenu.Item
        aria-disabled
        onSelect={(event) => event.preventDefault()}
        className={classes(MENU_ITEM, 'h-auto flex-wrap py-1.5 text-ink-faint', className)}
      >
        {children}
        <span className="basis-full text-xs">{refused}</span>
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.Item onSelect={onSelect} className={classes(MENU_ITEM, danger && 'text-red', className)}>
      {children}
    </DropdownMenu.Item>
  );
}

interface MenuCheckItemProps {
  checked: boolean;
  onToggle: () => void;
  /** For choosing several: a choice does not close the menu. */
  staysOpen?: boolean;
  children: ReactNode;
}

export function MenuCheckItem({ checked, onToggle, staysOpen = false, children }: MenuCheckItemProps) {
  return (
    <DropdownMenu.CheckboxItem
      checked={checked}
      onCheckedChange={onToggle}
      onSelect={(event) => staysOpen && event.preventDefault()}
      className={MENU_ITEM}
    >
      <span className="flex size-4 items-center justify-center">
        <DropdownMenu.ItemIndicator>
          <Check size={14} aria-hidden />
        </DropdownMenu.ItemIndicator>
      </span>
      {children}
    </DropdownMenu.CheckboxItem>
  );
}
