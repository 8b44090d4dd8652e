import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import type { Invite, InviteCreate, Member, OwnershipTransfer, RoleName } from '@/api/generated/public';
import { api, queryOf } from '@/api/http';
import { allPages, cursorList, type Filters, FOLLOWED, identified, oneOf, QUIET, WHOLE_PAGE } from '@/api/lists';

export const organization = queryOptions({
  queryKey: ['organization'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/organization', { signal })),
  ...QUIET,
});

export const renameOrganization = (name: string) => answerOf(api.PATCH('/api/v1/organization', { body: { name } }));
export const createOrganization = (name: string) => answerOf(api.POST('/api/v1/organizations', { body: { name } }));
export const leaveOrganization = () => answerOf(api.POST('/api/v1/organization/leave'));
export const transferOwnership = (body: OwnershipTransfer) => answerOf(api.POST('/api/v1/organization/transfer', { body }));

/** What each role may do: one matrix for everybody, changed by upgrades only. */
export const roleCatalogue = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/roles', { signal })),
});

/** Lists and panels know rows by `id`. */
export type MemberRow = Member & { id: string };
const asRow = (member: Member): MemberRow => ({ ...member, id: member.user_id });

export const memberList = (filters: Filters) => ({
  ...cursorList(['members', 'list', filters], (cursor, signal) =>
    answerOf(api.GET('/api/v1/members', { params: { query: { ...queryOf<'listMembers'>(filters), cursor } }, signal })),
  ),
  ...FOLLOWED,
  select: identified(asRow),
});

export const allMembers = queryOptions({
  queryKey: ['members', 'all'],
  queryFn: ({ signal }) =>
    allPages((cursor) => answerOf(api.GET('/api/v1/members', { params: { query: { limit: WHOLE_PAGE, cursor } }, signal })), signal),
  ...QUIET,
});

export const memberDetail = (id: string) => queryOptions({ ...allMembers, select: oneOf((member: Member) => member.user_id === id) });

/** Whom to ask for what only they may do. */
export const owners = queryOptions({
  queryKey: ['members', 'owners'],
  queryFn: async ({ signal }) => {
    const page = await answerOf(api.GET('/api/v1/members', { params: { query: { role: 'owner', limit: 3 } }, signal }));
    return page.items;
  },
  ...QUIET,
});

const ofMember = (id: string) => ({ params: { path: { user_id: id } } });

export const changeRole = (id: string, role: RoleName) =>
  answerOf(api.PATCH('/api/v1/members/{user_id}', { ...ofMember(id), body: { role } }));
export const removeMember = (id: string) => answerOf(api.DELETE('/api/v1/members/{user_id}', ofMember(id)));

export const inviteList = (filters: Filters) => ({
  ...cursorList(['invites', 'list', filters], (cursor, signal) =>
    answerOf(api.GET('/api/v1/invites', { params: { query: { ...queryOf<'listInvites'>(filters), cursor } }, signal })),
  ),
  ...FOLLOWED,
});

const allInvites = queryOptions({
  queryKey: ['invites', 'all'],
  queryFn: ({ signal }) =>
    allPages((cursor) => answerOf(api.GET('/api/v1/invites', { params: { query: { limit: WHOLE_PAGE, cursor } }, signal })), signal),
  ...QUIET,
});

export const inviteDetail = (id: string) => queryOptions({ ...allInvites, select: oneOf((invite: Invite) => invite.id === id) });

const ofInvite = (id: string) => ({ params: { path: { invite_id: id } } });

export const createInvite = (body: InviteCreate) => answerOf(api.POST('/api/v1/invites', { body }));
export const resendInvite = (id: string) => answerOf(api.POST('/api/v1/invites/{invite_id}/resend', ofInvite(id)));
export const revokeInvite = (id: string) => answerOf(api.DELETE('/api/v1/invites/{invite_id}', ofInvite(id)));
