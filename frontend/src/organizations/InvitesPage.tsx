import { useInfiniteQuery } from '@tanstack/react-query';
import type { Invite, InviteState } from '@/api/generated/public';
import { inviteList } from '@/api/organization';
import { InvitationView } from '@/organizations/InvitationView';
import { InviteButton } from '@/organizations/InviteButton';
import { PeopleTabs } from '@/organizations/PeopleTabs';
import { paths } from '@/paths';
import { Chip, Tag } from '@/ui/controls/chip';
import { type FilterDefinition, useFilters } from '@/ui/list/filters';
import { ListPage } from '@/ui/list/list';
import { Allowed } from '@/domain/permission';
import { INVITE_STATES, inviteStatus } from '@/domain/status-styles';
import type { Column } from '@/ui/list/table';
import { Time } from '@/ui/controls/time';

const COLUMNS: Column<Invite>[] = [
  {
    key: 'email',
    header: 'E-mail',
    phone: 'title',
    text: (invite) => invite.email,
    cell: (invite) => <span className="break-all">{invite.email}</span>,
  },
  {
    key: 'state',
    header: 'State',
    width: 'w-28',
    phone: 'aside',
    text: (invite) => invite.state,
    cell: (invite) => <Chip status={inviteStatus(invite)} />,
  },
  { key: 'role', header: 'Role', width: 'w-28', phone: 'line', text: (invite) => invite.role, cell: (invite) => <Tag>{invite.role}</Tag> },
  {
    key: 'by',
    header: 'Invited by',
    width: 'w-64',
    phone: 'hidden',
    text: (invite) => invite.invited_by,
    cell: (invite) => invite.invited_by,
  },
  {
    key: 'sent',
    header: 'Invited',
    width: 'w-28',
    phone: 'line',
    text: (invite) => invite.created_at,
    cell: (invite) => <Time at={invite.created_at} />,
  },
  {
    key: 'ends',
    header: 'Ends',
    width: 'w-28',
    phone: 'hidden',
    text: (invite) => invite.expires_at,
    cell: (invite) => (invite.state === 'open' ? <Time at={invite.expires_at} /> : <span className="text-ink-faint">—</span>),
  },
];

const STATES = (Object.keys(INVITE_STATES) as InviteState[]).map((value) => ({ value, label: INVITE_STATES[value].word.toLowerCase() }));
const FILTERS: FilterDefinition[] = [{ kind: 'choice', param: 'state', label: 'State', options: STATES }];

export function InvitesPage() {
  return (
    <Allowed to="listInvites" what="see invites">
      <Invites />
    </Allowed>
  );
}

function Invites() {
  const query = useInfiniteQuery(inviteList(useFilters(FILTERS)));
  return (
    <ListPage
      title="Invites"
      actions={<InviteButton />}
      tabs={<PeopleTabs />}
      filters={FILTERS}
      query={query}
      columns={COLUMNS}
      detailOf={(invite) => `invited as ${invite.role}`}
      pageOf={paths.invitation}
      panel={(id) => <InvitationView id={id} />}
      empty={{ title: 'No invites', text: 'Whoever you invite is listed here until they accept, with the role they will have.' }}
    />
  );
}
