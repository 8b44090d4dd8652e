import {
  Activity,
  Building2,
  Fingerprint,
  House,
  KeyRound,
  type LucideIcon,
  PlugZap,
  Radio,
  ScrollText,
  ShieldCheck,
  Skull,
  Ticket,
  Users,
} from 'lucide-react';
import { type Operation, useCan } from '@/api/can';
import { paths } from '@/paths';

export interface Place {
  label: string;
  to: string;
  icon: LucideIcon;
  /** Second key after `g`. */
  key: string;
  /** The operation behind the place; who may not call it does not see the place. */
  needs?: Operation;
  counts?: 'dead_letters';
  /** One of the five an on-call person needs on a phone. */
  phone?: boolean;
}

export interface PlaceGroup {
  group: string;
  places: Place[];
}

const PLACES: PlaceGroup[] = [
  {
    group: 'Observe',
    places: [
      { label: 'Home', to: paths.home, icon: House, key: 'h', phone: true },
      { label: 'Events', to: paths.events, icon: Radio, key: 'e', needs: 'listEvents', phone: true },
      { label: 'Runs', to: paths.runs, icon: Activity, key: 'r', needs: 'listRuns' },
      {
        label: 'Dead letters',
        to: paths.deadLetters,
        icon: Skull,
        key: 'd',
        needs: 'listDeadLetters',
        counts: 'dead_letters',
        phone: true,
      },
    ],
  },
  { group: 'Work', places: [{ label: 'Tickets', to: paths.tickets, icon: Ticket, key: 't', needs: 'listTickets', phone: true }] },
  { group: 'Build', places: [{ label: 'Integrations', to: paths.integrations, icon: PlugZap, key: 'i', needs: 'listIntegrations' }] },
  {
    group: 'Organization',
    places: [
      { label: 'Members', to: paths.members, icon: Users, key: 'm', needs: 'listMembers' },
      { label: 'Roles', to: paths.roles, icon: ShieldCheck, key: 'p', needs: 'listRoles' },
      { label: 'API keys', to: paths.apiKeys, icon: KeyRound, key: 'k', needs: 'listApiKeys' },
      { label: 'Single sign-on', to: paths.signOn, icon: Fingerprint, key: 's', needs: 'getSignOn' },
      { label: 'Audit log', to: paths.audit, icon: ScrollText, key: 'a', needs: 'listAuditEntries' },
      { label: 'Settings', to: paths.settings, icon: Building2, key: 'o', needs: 'getOrganization' },
    ],
  },
];

/** The places this person may look at. */
export function usePlaces(): PlaceGroup[] {
  const can = useCan();
  return PLACES.map(({ group, places }) => ({ group, places: places.filter((place) => !place.needs || can(place.needs)) })).filter(
    ({ places }) => places.length > 0,
  );
}

export function useAllPlaces(): Place[] {
  return usePlaces().flatMap(({ places }) => places);
}

/** Where an address lives in any organization: its list, without what was open or filtered. Accounts belong to none. */
export function rootOf(pathname: string): string {
  if (pathname.startsWith(paths.account)) return pathname;
  const root = `/${pathname.split('/')[1] ?? ''}`;
  return PLACES.some(({ places }) => places.some((place) => place.to === root)) ? root : paths.home;
}
