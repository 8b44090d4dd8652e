import { Building2, Check, ChevronsUpDown, Plus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { lazy, Suspense, useState } from 'react';
import { switchOrganization } from '@/api/auth';
import type { CurrentUser } from '@/api/generated/public';
import { toProblem } from '@/api/problem';
import { Menu, MENU_ITEM, MenuItem } from '@/ui/controls/menu';
import { useToast } from '@/ui/feedback/toast';

const NewOrganizationDialog = lazy(async () => ({ default: (await import('@/shell/NewOrganizationDialog')).NewOrganizationDialog }));

/** Which organization one works in, and the others one belongs to. */
export function OrganizationMenu({ me }: { me: CurrentUser }) {
  const { warn } = useToast();
  const [creating, setCreating] = useState(false);
  const go = async (id: string) => {
    if (id === me.organization.id) return;
    try {
      await switchOrganization(id);
    } catch (error) {
      warn(`You still work in ${me.organization.name}: ${toProblem(error).message}`);
    }
  };
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            aria-label={`Organization: ${me.organization.name}`}
            className="flex h-8 min-w-0 items-center gap-1.5 rounded px-2 text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:h-10"
          >
            <span className="truncate">{me.organization.name}</span>
            <ChevronsUpDown size={13} aria-hidden className="shrink-0 text-ink-faint" />
          </button>
        }
      >
        <DropdownMenu.Label className="px-2 py-1 text-xs text-ink-faint">Organizations</DropdownMenu.Label>
        <DropdownMenu.RadioGroup value={me.organization.id} onValueChange={(id) => void go(id)}>
          {me.organizations.map((organization) => (
            <DropdownMenu.RadioItem key={organization.id} value={organization.id} className={`${MENU_ITEM} max-w-80`}>
              <span className="flex size-4 shrink-0 items-center justify-center">
                <DropdownMenu.ItemIndicator>
                  <Check size={14} aria-hidden />
                </DropdownMenu.ItemIndicator>
              </span>
              <Building2 size={15} aria-hidden className="shrink-0 text-ink-soft" />
              <span className="min-w-0 flex-1 truncate">{organization.name}</span>
              <span className="shrink-0 pl-4 text-xs text-ink-faint">{organization.role}</span>
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
        {me.may_found && (
          <>
            <DropdownMenu.Separator className="my-1 border-t" />
            <MenuItem onSelect={() => setCreating(true)}>
              <Plus size={15} aria-hidden /> New organization…
            </MenuItem>
          </>
        )}
      </Menu>
      {creating && (
        <Suspense>
          <NewOrganizationDialog onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </>
  );
}
