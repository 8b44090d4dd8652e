import { Search } from 'lucide-react';
import { NavLink } from 'react-router';
import { type Place, useAllPlaces } from '@/shell/places';
import { Count, useCount } from '@/shell/Rail';
import { classes } from '@/ui/controls/classes';

const ITEM = 'relative flex h-14 w-full flex-col items-center justify-center gap-0.5 text-[11px]';

/** What the rail becomes on a phone. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const places = useAllPlaces().filter((place) => place.phone);
  return (
    <nav aria-label="Main" className="border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden">
      <ul className="grid auto-cols-fr grid-flow-col">
        {places.map((place) => (
          <li key={place.to}>
            <BottomLink place={place} />
          </li>
        ))}
        <li>
          <button type="button" onClick={onSearch} className={classes(ITEM, 'text-ink-soft')}>
            <Search size={19} aria-hidden />
            Search
          </button>
        </li>
      </ul>
    </nav>
  );
}

function BottomLink({ place }: { place: Place }) {
  const count = useCount(place);
  const Icon = place.icon;
  return (
    <NavLink
      to={place.to}
      end={place.to === '/'}
      className={({ isActive }) => classes(ITEM, isActive ? 'font-semibold text-ink' : 'text-ink-soft')}
    >
      {({ isActive }) => (
        <>
          <Icon size={19} aria-hidden className={isActive ? 'text-accent-text' : undefined} />
          {place.label}
          {count > 0 && (
            <span className="absolute top-1 left-[calc(50%+6px)]">
              <Count count={count} />
            </span>
          )}
        </>
      )}
    </NavLink>
  );
}
