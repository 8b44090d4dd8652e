import { NavLink } from 'react-router';
import { classes } from '@/ui/controls/classes';

interface Tab {
  to: string;
  label: string;
}

/** Pages that belong together, each with an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mx-auto w-full max-w-7xl px-4 sm:px-6">
      <ul className="flex gap-4 border-b">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <NavLink
              end
              to={tab.to}
              className={({ isActive }) =>
                classes(
                  '-mb-px flex h-9 items-center border-b-2 pointer-coarse:h-11',
                  isActive ? 'border-accent font-medium text-ink' : 'border-transparent text-ink-soft hover:text-ink',
                )
              }
            >
              {tab.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
