import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Building2, Keyboard, KeyRound, LogOut, type LucideIcon, Moon, Plus, Search, UserPlus, UserRound } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { currentUser, signOut, switchOrganization } from '@/api/auth';
import { useCan } from '@/api/can';
import { filtered, paths } from '@/paths';
import { find } from '@/shell/find';
import { useAllPlaces } from '@/shell/places';
import { useTheme } from '@/ui/page/theme';
import { useOfferedCommands } from '@/ui/page/commands';
import { Veil } from '@/ui/controls/dialog';

/** Go to, act on, find by id or title. */
export function CommandPalette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const navigate = useNavigate();
  const { theme, toggle } = useTheme();
  const offered = useOfferedCommands();
  const { data: me } = useQuery(currentUser);
  const places = useAllPlaces();
  const can = useCan();
  const search = useQuery({
    queryKey: ['find', asked],
    queryFn: ({ signal }) => find(asked, signal),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const results = asked.length >= 2 ? (search.data ?? []) : [];
  const act = (run: () => void) => () => {
    onClose();
    run();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Veil />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[8vh] z-40 mx-auto max-w-xl animate-enter overflow-hidden rounded-lg border bg-raised shadow-2xl sm:top-[14vh]"
        >
          <Dialog.Title className="sr-only">Search or act</Dialog.Title>
          <Command label="Search or act" loop>
            <div className="flex h-12 items-center gap-2 border-b px-3">
              <Search size={16} aria-hidden className="text-ink-faint" />
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder="Find a ticket, event or run, or go somewhere…"
                className="h-full flex-1 bg-transparent text-lg outline-none"
              />
            </div>
            <Command.List className="max-h-[min(420px,60vh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-6 text-center text-ink-soft">
                {search.isFetching ? 'Searching…' : 'Nothing has this id or title.'}
              </Command.Empty>
              {results.length > 0 && (
                <Group heading="Found">
                  {results.map((result) => (
                    <Item
                      key={result.to}
                      value={`${asked} ${result.to}`}
                      icon={result.icon}
                      onSelect={act(() => void navigate(result.to))}
                      hint={result.kind}
                    >
                      {result.label}
                    </Item>
                  ))}
                </Group>
              )}
              {offered.length > 0 && (
                <Group heading="Here">
                  {offered.map((command) => (
                    <Item key={command.id} icon={command.icon} onSelect={act(command.run)}>
                      {command.label}
                    </Item>
                  ))}
                </Group>
              )}
              <Group heading="Go to">
                {places.map((place) => (
                  <Item key={place.to} icon={place.icon} onSelect={act(() => void navigate(place.to))} hint={`g ${place.key}`}>
                    {place.label}
                  </Item>
                ))}
              </Group>
              <Group heading="Act">
                {can('createIntegration') && (
                  <Item icon={Plus} onSelect={act(() => void navigate(paths.newIntegration))}>
                    Connect a source
                  </Item>
                )}
                {can('createInvite') && (
                  <Item icon={UserPlus} onSelect={act(() => void navigate(filtered(paths.invites, { invite: 'new' })))}>
                    Invite someone
                  </Item>
                )}
                {can('createApiKey') && (
                  <Item icon={KeyRound} onSelect={act(() => void navigate(paths.newApiKey))}>
                    Create an API key
                  </Item>
                )}
                <Item icon={UserRound} onSelect={act(() => void navigate(paths.account))}>
                  Your account and second factor
                </Item>
                {me?.organizations
                  .filter(({ id }) => id !== me.organization.id)
                  .map(({ id, name }) => (
                    <Item key={id} value={id} icon={Building2} onSelect={act(() => void switchOrganization(id))}>
                      {`Work in ${name}`}
                    </Item>
                  ))}
                <Item icon={Moon} onSelect={act(toggle)}>
                  {theme === 'dark' ? 'Use the light theme' : 'Use the dark theme'}
                </Item>
                <Item icon={Keyboard} onSelect={act(onShortcuts)}>
                  Show keyboard shortcuts
                </Item>
                <Item icon={LogOut} onSelect={act(() => void signOut())}>
                  Sign out
                </Item>
              </Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  );
}

interface ItemProps {
  icon: LucideIcon;
  value?: string;
  hint?: string;
  onSelect: () => void;
  children: string;
}

function Item({ icon: Icon, value, hint, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value ? `${value} ${children}` : children}
      onSelect={onSelect}
      className="flex min-h-9 cursor-default items-center gap-2.5 rounded px-2 select-none data-[selected=true]:bg-hover pointer-coarse:min-h-11"
    >
      <Icon size={15} aria-hidden className="shrink-0 text-ink-soft" />
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="shrink-0 text-xs text-ink-faint">{hint}</span>}
    </Command.Item>
  );
}
