import { useQuery } from '@tanstack/react-query';
import { Crown, LogOut, UserCog, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { currentUser } from '@/api/auth';
import { type Refusal, useCan, useRefusal } from '@/api/can';
import type { CurrentUser, Member } from '@/api/generated/public';
import { memberDetail, roleCatalogue } from '@/api/organization';
import { ChangeRoleDialog } from '@/organizations/ChangeRoleDialog';
import { LeaveDialog } from '@/organizations/LeaveDialog';
import { RemoveMemberDialog } from '@/organizations/RemoveMemberDialog';
import { TransferDialog } from '@/organizations/TransferDialog';
import { filtered, paths } from '@/paths';
import { Button } from '@/ui/controls/button';
import { Chip, Tag } from '@/ui/controls/chip';
import { Detail, Fact, Facts } from '@/ui/detail/detail';
import { TextLink } from '@/ui/controls/text-link';
import { Card } from '@/ui/page/page';
import { SECOND_FACTOR } from '@/domain/status-styles';
import { Time } from '@/ui/controls/time';

export function MemberView({ id }: { id: string }) {
  const query = useQuery(memberDetail(id));
  const roles = useQuery(roleCatalogue);
  const can = useCan();
  return (
    <Detail
      query={query}
      title={(member) => member.name}
      kicker={(member) => <Tag>{member.role}</Tag>}
      actions={(member) => <Actions member={member} />}
    >
      {(member) => (
        <Card>
          <Facts>
            <Fact label="E-mail">
              <a
                href={`mailto:${member.email}`}
                className="break-all underline decoration-line-strong/60 underline-offset-3 hover:decoration-ink"
              >
                {member.email}
              </a>
            </Fact>
            <Fact label="Role">
              <span>
                {roles.data?.roles.find((role) => role.name === member.role)?.description ?? member.role}{' '}
                <TextLink to={paths.roles}>All roles</TextLink>
              </span>
            </Fact>
            <Fact label="Joined">
              <Time at={member.joined_at} /> {member.via_sign_on && <span className="text-ink-soft">through single sign-on</span>}
            </Fact>
            <Fact label="Last seen">
              {member.last_seen_at ? <Time at={member.last_seen_at} /> : <span className="text-ink-faint">Never</span>}
            </Fact>
            <Fact label="Second factor">
              <Chip status={SECOND_FACTOR[member.second_factor ? 'on' : 'off']} />
            </Fact>
            {can('listAuditEntries') && (
              <Fact label="Audit">
                <TextLink to={filtered(paths.audit, { actor_id: member.user_id })}>What they did</TextLink>
              </Fact>
            )}
          </Facts>
        </Card>
      )}
    </Detail>
  );
}

type Doing = 'role' | 'transfer' | 'remove' | 'leave' | null;

function Actions({ member }: { member: Member }) {
  const { data: me } = useQuery(currentUser);
  const refusal = useRefusal();
  const [doing, setDoing] = useState<Doing>(null);
  const done = () => setDoing(null);
  if (!me) return null;
  const self = member.user_id === me.id;
  return (
    <>
      <Button refused={roleRefusal(me, member, refusal)} onClick={() => setDoing('role')}>
        <UserCog size={14} aria-hidden /> Change role
      </Button>
      {!self && member.role !== 'owner' && (
        <Button refused={transferRefusal(me, refusal)} onClick={() => setDoing('transfer')}>
          <Crown size={14} aria-hidden /> Hand over ownership
        </Button>
      )}
      {self ? (
        <Button variant="ghost" onClick={() => setDoing('leave')}>
          <LogOut size={14} aria-hidden /> Leave…
        </Button>
      ) : (
        <Button variant="ghost" refused={overOwner(me, member) ?? refusal('removeMember')} onClick={() => setDoing('remove')}>
          <UserMinus size={14} aria-hidden /> Remove…
        </Button>
      )}
      {doing === 'role' && <ChangeRoleDialog member={member} onClose={done} />}
      {doing === 'transfer' && <TransferDialog member={member} me={me} onClose={done} />}
      {doing === 'remove' && <RemoveMemberDialog member={member} me={me} onClose={done} />}
      {doing === 'leave' && <LeaveDialog me={me} onClose={done} />}
    </>
  );
}

function roleRefusal(me: CurrentUser, member: Member, refusal: Refusal): string | undefined {
  const lacking = refusal('updateMember');
  if (lacking) return lacking;
  if (member.user_id === me.id) return 'Nobody changes their own role: ask another owner or admin';
  return overOwner(me, member);
}

function overOwner(me: CurrentUser, member: Member): string | undefined {
  return member.role === 'owner' && me.role !== 'owner' ? `Needs owner: you are ${me.role}` : undefined;
}

function transferRefusal(me: CurrentUser, refusal: Refusal): string | undefined {
  return refusal('transferOwnership') ?? (me.has_password ? undefined : 'Needs your password, and your account has none');
}
