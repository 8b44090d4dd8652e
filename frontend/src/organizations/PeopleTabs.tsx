import { useCan } from '@/api/can';
import { paths } from '@/paths';
import { Tabs } from '@/ui/page/tabs';

const TABS = [
  { to: paths.members, label: 'Members' },
  { to: paths.invites, label: 'Invites' },
];

/** Invites are seen by those who may send them. */
export function PeopleTabs() {
  if (!useCan()('listInvites')) return null;
  return <Tabs label="People" tabs={TABS} />;
}
