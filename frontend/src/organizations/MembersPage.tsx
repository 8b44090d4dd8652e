import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { RoleName } from '@/api/generated/public';
import { memberList, type MemberRow, organization } from '@/api/organization';
import { InviteButton } from '@/organizations/InviteButton';
import { MemberView } from '@/organizations/MemberView';
import { PeopleTabs } from '@/organizations/PeopleTabs';
import { ROLES } from '@/domain/roles';
import { paths } from '@/paths';
import { Chip, Tag } from '@/ui/controls/chip';
import { type FilterDefinition, useFilters } from '@/ui/list/filters';
import { ListPage } from '@/ui/list/list';
import { Allowed } from '@/domain/permission';
import { SECOND_FACTOR } from '@/domain/status-styles';
import type { Column } from '@/ui/list/table';
import { figure, Time } from '@/ui/controls/time';

const COLUMNS: Column<MemberRow>[] = [
  { key: 'name', header: 'Name', phone: 'title', text: (member) => member.name, cell: (member) => member.name },
  { key: 'role', header: 'Role', width: 'w-28', phone: 'aside', text: (member) => member.role, cell: (member) => <Tag>{member.role}</Tag> },
  {
    key: 'email',
    header: 'E-mail',
    width: 'w-72',
    phone: 'line',
    text: (member) => member.email,
    cell: (member) => <span className="break-all">{member.email}</span>,
  },
  {
    key: 'factor',
    header: 'Second factor',
    width: 'w-32',
    phone: 'hidden',
    text: (member) => (member.second_factor ? 'on' : 'off'),
    cell: (member) => <Chip status={SECOND_FACTOR[member.second_factor ? 'on' : 'off']} />,
  },
  {
    key: 'joined',
    header: 'Joined',
    width: 'w-28',
    phone: 'hidden',
    text: (member) => member.joined_at,
    cell: (member) => <Time at={member.joined_at} />,
  },
  {
    key: 'seen',
    header: 'Last seen',
    width: 'w-28',
    phone: 'line',
    text: (member) => member.last_seen_at ?? '',
    cell: (member) => (member.last_seen_at ? <Time at={member.last_seen_at} /> : <span className="text-ink-faint">Never seen</span>),
  },
];

const FILTERS: FilterDefinition[] = [
  { kind: 'search', param: 'q', label: 'Search name or e-mail' },
  { kind: 'choice', param: 'role', label: 'Role', options: ROLES.map((role: RoleName) => ({ value: role, label: role })) },
];

export function MembersPage() {
  return (
    <Allowed to="listMembers" what="see the members">
      <Members />
    </Allowed>
  );
}

function Members() {
  const query = useInfiniteQuery(memberList(useFilters(FILTERS)));
  const { data } = useQuery({ ...organization, refetchInterval: 10_000 });
  return (
    <ListPage
      title="Members"
      count={data && figure(data.members)}
      actions={<InviteButton />}
      tabs={<PeopleTabs />}
      filters={FILTERS}
      query={query}
      columns={COLUMNS}
      detailOf={(member) => member.email}
      pageOf={paths.member}
      panel={(id) => <MemberView id={id} />}
      empty={{ title: 'Nobody is here', text: 'Members of the organization are listed here with their role.' }}
    />
  );
}
