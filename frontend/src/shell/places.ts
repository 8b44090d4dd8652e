import { Activity, House, type LucideIcon, PlugZap, Radio, Skull, Ticket } from 'lucide-react';
import { paths } from '@/paths';

export interface Place {
  label: string;
  to: string;
  icon: LucideIcon;
  /** Second key after `g`. */
  key: string;
  counts?: 'dead_letters';
  /** One of the five an on-call person needs on a phone. */
  phone?: boolean;
}

export const PLACES: { group: string; places: Place[] }[] = [
  {
    group: 'Observe',
    places: [
      { label: 'Home', to: paths.home, icon: House, key: 'h', phone: true },
      { label: 'Events', to: paths.events, icon: Radio, key: 'e', phone: true },
      { label: 'Runs', to: paths.runs, icon: Activity, key: 'r' },
      { label: 'Dead letters', to: paths.deadLetters, icon: Skull, key: 'd', counts: 'dead_letters', phone: true },
    ],
  },
  { group: 'Work', places: [{ label: 'Tickets', to: paths.tickets, icon: Ticket, key: 't', phone: true }] },
  { group: 'Build', places: [{ label: 'Integrations', to: paths.integrations, icon: PlugZap, key: 'i' }] },
];

export const ALL_PLACES = PLACES.flatMap((group) => group.places);
