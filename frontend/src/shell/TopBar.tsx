import { CircleUser, Keyboard, LogOut, MonitorSmartphone, Moon, Search, Sun, UserRound } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Link, useNavigate } from 'react-router';
import { signOut } from '@/api/auth';
import type { CurrentUser } from '@/api/generated/public';
import { useLiveState } from '@/live/LiveProvider';
import type { LiveState } from '@/live/stream';
import { paths } from '@/paths';
import { OrganizationMenu } from '@/shell/OrganizationMenu';
import { useAllPlaces } from '@/shell/places';
import { useTheme } from '@/ui/page/theme';
import { IconButton } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';
import { Hint, Key } from '@/ui/controls/hint';
import { COMMAND_KEY } from '@/ui/page/keys';
import { Menu, MenuItem } from '@/ui/controls/menu';

interface TopBarProps {
  me: CurrentUser;
  onSearch: () => void;
  onShortcuts: () => void;
}

export function TopBar({ me, onSearch, onShortcuts }: TopBarProps) {
  const { theme, toggle } = useTheme();
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b bg-surface px-3">
      <Link to={paths.home} aria-label="Signalbox home" className="flex items-center gap-2 rounded px-1 font-semibold">
        <Logo />
        <span className="hidden sm:inline">Signalbox</span>
      </Link>
      <span aria-hidden className="-mr-1 text-line-strong">
        /
      </span>
      <OrganizationMenu me={me} />
      <button
        type="button"
        onClick={onSearch}
        className="mx-auto hidden h-8 w-80 items-center gap-2 rounded border bg-canvas px-2.5 text-ink-faint hover:border-line-strong md:flex"
      >
        <Search size={14} aria-hidden />
        <span className="flex-1 text-left">Search or act…</span>
        <Key>{COMMAND_KEY} K</Key>
      </button>
      <div className="ml-auto flex items-center gap-1 md:ml-0">
        <LiveBadge />
        <IconButton label={theme === 'dark' ? 'Light theme' : 'Dark theme'} onClick={toggle}>
          {theme === 'dark' ? <Sun size={16} /> : <Moon size={16} />}
        </IconButton>
        <AccountMenu me={me} onShortcuts={onShortcuts} />
      </div>
    </header>
  );
}

function AccountMenu({ me, onShortcuts }: { me: CurrentUser; onShortcuts: () => void }) {
  const navigate = useNavigate();
  const places = useAllPlaces();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label="Account"
          className="inline-flex size-8 items-center justify-center rounded text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:size-10"
        >
          <CircleUser size={17} />
        </button>
      }
    >
      <DropdownMenu.Label className="px-2 py-1.5">
        <span className="block font-medium">{me.name}</span>
        <span className="block text-sm text-ink-soft">{me.email}</span>
        <span className="block text-sm text-ink-faint">
          {me.role} of {me.organization.name}
        </span>
      </DropdownMenu.Label>
      <DropdownMenu.Separator className="my-1 border-t" />
      {places
        .filter((place) => !place.phone)
        .map((place) => (
          <MenuItem key={place.to} className="md:hidden" onSelect={() => void navigate(place.to)}>
            <place.icon size={15} aria-hidden /> {place.label}
          </MenuItem>
        ))}
      <DropdownMenu.Separator className="my-1 border-t md:hidden" />
      <MenuItem onSelect={() => void navigate(paths.account)}>
        <UserRound size={15} aria-hidden /> Your account
      </MenuItem>
      <MenuItem onSelect={() => void navigate(paths.sessions)}>
        <MonitorSmartphone size={15} aria-hidden /> Where you are signed in
      </MenuItem>
      <MenuItem onSelect={onShortcuts}>
        <Keyboard size={15} aria-hidden /> Keyboard shortcuts
      </MenuItem>
      <MenuItem onSelect={() => void signOut()}>
        <LogOut size={15} aria-hidden /> Sign out
      </MenuItem>
    </Menu>
  );
}

const LIVE: Record<LiveState, { word: string; help: string; dot: string }> = {
  connected: { word: 'Live', help: 'Connected: changes show as they happen', dot: 'bg-chart-done' },
  catching_up: { word: 'Catching up', help: 'Connecting and loading what changed meanwhile', dot: 'bg-accent animate-pulse-soft' },
  offline: { word: 'Offline', help: 'The live connection is lost; trying again by itself. What you see may be old.', dot: 'bg-danger' },
};

function LiveBadge() {
  const state = useLiveState();
  const { word, help, dot } = LIVE[state];
  return (
    <Hint text={help}>
      <button
        type="button"
        className="flex h-8 cursor-default items-center justify-end gap-1.5 rounded px-2 text-sm whitespace-nowrap text-ink-soft md:min-w-28"
      >
        <span aria-hidden className={classes('size-2 rounded-full', dot)} />
        <span role="status">{word}</span>
      </button>
    </Hint>
  );
}

export function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" className="fill-ink" />
      <path d="M9 23V9M9 12h14v7H9" fill="none" strokeWidth="3.2" strokeLinejoin="round" strokeLinecap="round" className="stroke-accent" />
    </svg>
  );
}
