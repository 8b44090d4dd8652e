import { useQuery } from '@tanstack/react-query';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import { NavLink } from 'react-router';
import { openDeadLetters } from '@/api/dead-letters';
import { type Place, usePlaces } from '@/shell/places';
import { IconButton } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';
import { Hint } from '@/ui/controls/hint';
import { figure } from '@/ui/controls/time';

const KEY = 'signalbox.rail';

export function Rail() {
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(KEY) === 'collapsed');
  const groups = usePlaces();
  const toggle = () => {
    localStorage.setItem(KEY, collapsed ? 'open' : 'collapsed');
    setCollapsed(!collapsed);
  };
  return (
    <nav
      aria-label="Main"
      className={classes('hidden shrink-0 flex-col overflow-y-auto border-r bg-canvas py-2 md:flex', collapsed ? 'w-13' : 'w-52')}
    >
      {groups.map(({ group, places }) => (
        <div key={group} className="mb-2 px-2">
          {collapsed ? (
            <hr className="mx-1 my-2 first:hidden" />
          ) : (
            <p className="px-2 pt-2 pb-1 text-xs font-medium text-ink-faint">{group}</p>
          )}
          <ul>
            {places.map((place) => (
              <li key={place.to}>
                <RailLink place={place} collapsed={collapsed} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div className="mt-auto px-2">
        <IconButton label={collapsed ? 'Expand the rail' : 'Collapse the rail'} onClick={toggle}>
          {collapsed ? <PanelLeftOpen size={16} /> : <PanelLeftClose size={16} />}
        </IconButton>
      </div>
    </nav>
  );
}

function RailLink({ place, collapsed }: { place: Place; collapsed: boolean }) {
  const count = useCount(place);
  const Icon = place.icon;
  const link = (
    <NavLink
      to={place.to}
      end={place.to === '/'}
      className={({ isActive }) =>
        classes(
          'relative flex h-8 items-center gap-2.5 rounded px-2 text-sm transition-colors',
          isActive
            ? 'bg-hover font-medium text-ink before:absolute before:inset-y-1.5 before:-left-2 before:w-0.5 before:rounded before:bg-accent'
            : 'text-ink-soft hover:bg-hover hover:text-ink',
        )
      }
    >
      <Icon size={16} aria-hidden className="shrink-0" />
      <span className={collapsed ? 'sr-only' : 'flex-1'}>{place.label}</span>
      {count > 0 && <Count count={count} dot={collapsed} />}
    </NavLink>
  );
  return collapsed ? <Hint text={place.label}>{link}</Hint> : link;
}

export function Count({ count, dot = false }: { count: number; dot?: boolean }) {
  if (dot) return <span className="absolute top-1 right-1 size-2 rounded-full bg-danger" aria-label={`${count} open`} role="img" />;
  return (
    <span className="figure rounded-full bg-red-soft px-1.5 text-xs font-semibold text-red">
      {figure(count)} <span className="sr-only">open</span>
    </span>
  );
}

export function useCount(place: Place): number {
  const { data } = useQuery({ ...openDeadLetters, enabled: place.counts === 'dead_letters' });
  return place.counts ? (data?.open_count ?? 0) : 0;
}
