import { queryOptions } from '@tanstack/react-query';
import type {
  Invite,
  InviteCreate,
  InviteSent,
  Member,
  Organization,
  OwnershipTransfer,
  RoleCatalogue,
  RoleName,
} from '@/api/generated/public';
import { getJson, patchJson, postJson, remove } from '@/api/http';
import { allPages, cursorList, type Filters, FOLLOWED, identified, oneOf, QUIET } from '@/api/lists';

const URL = '/api/v1/organization';
const MEMBERS = '/api/v1/members';
const INVITES = '/api/v1/invites';

export const organization = queryOptions({
  queryKey: ['organization'],
  queryFn: ({ signal }) => getJson<Organization>(URL, { signal }),
  ...QUIET,
});

export const renameOrganization = (name: string) => patchJson<Organization>(URL, { name });
export const foundOrganization = (name: string) => postJson<Organization>('/api/v1/organizations', { name });
export const leaveOrganization = () => postJson<undefined>(`${URL}/leave`);
export const transferOwnership = (body: OwnershipTransfer) => postJson<Member>(`${URL}/transfer`, body);

/** What each role may do: one matrix for everybody, changed by upgrades only. */
export const roleCatalogue = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => getJson<RoleCatalogue>('/api/v1/roles', { signal }),
});

/** Lists and panels know rows by `id`. */
export type MemberRow = Member & { id: string };
const asRow = (member: Member): MemberRow => ({ ...member, id: member.user_id });

export const memberList = (filters: Filters) => ({
  ...cursorList<Member>(['members', 'list', filters], MEMBERS, filters),
  ...FOLLOWED,
  select: identified(asRow),
});

export const allMembers = queryOptions({
  queryKey: ['members', 'all'],
  queryFn: ({ signal }) => allPages<Member>(MEMBERS, signal),
  ...QUIET,
});

export const memberDetail = (id: string) => queryOptions({ ...allMembers, select: oneOf((member: Member) => member.user_id === id) });

/** Whom to ask for what only they may do. */
export const owners = queryOptions({
  queryKey: ['members', 'owners'],
  queryFn: async ({ signal }) => (await getJson<{ items: Member[] }>(MEMBERS, { params: { role: 'owner', limit: 3 }, signal })).items,
  ...QUIET,
});

export const changeRole = (id: string, role: RoleName) => patchJson<Member>(`${MEMBERS}/${id}`, { role });
export const removeMember = (id: string) => remove(`${MEMBERS}/${id}`);

export const inviteList = (filters: Filters) => ({ ...cursorList<Invite>(['invites', 'list', filters], INVITES, filters), ...FOLLOWED });

const allInvites = queryOptions({
  queryKey: ['invites', 'all'],
  queryFn: ({ signal }) => allPages<Invite>(INVITES, signal),
  ...QUIET,
});

export const inviteDetail = (id: string) => queryOptions({ ...allInvites, select: oneOf((invite: Invite) => invite.id === id) });

export const createInvite = (body: InviteCreate) => postJson<InviteSent>(INVITES, body);
export const resendInvite = (id: string) => postJson<InviteSent>(`${INVITES}/${id}/resend`);
export const revokeInvite = (id: string) => remove(`${INVITES}/${id}`);
