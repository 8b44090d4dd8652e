import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Send, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Invite, InviteSent } from '@/api/generated/public';
import { inviteDetail, resendInvite, revokeInvite } from '@/api/organization';
import { toProblem } from '@/api/problem';
import { InviteLink } from '@/organizations/InviteLink';
import { Button } from '@/ui/controls/button';
import { Chip, Tag } from '@/ui/controls/chip';
import { ConfirmDialog } from '@/ui/form/confirm';
import { Detail, Fact, Facts } from '@/ui/detail/detail';
import { Dialog } from '@/ui/controls/dialog';
import { Card } from '@/ui/page/page';
import { inviteStatus } from '@/domain/status-styles';
import { Time } from '@/ui/controls/time';
import { useToast } from '@/ui/feedback/toast';

export function InvitationView({ id }: { id: string }) {
  const query = useQuery(inviteDetail(id));
  return (
    <Detail
      query={query}
      title={(invite) => invite.email}
      kicker={(invite) => <Chip status={inviteStatus(invite)} />}
      actions={(invite) => <Actions invite={invite} />}
    >
      {(invite) => (
        <Card>
          <Facts>
            <Fact label="Role">
              <Tag>{invite.role}</Tag>
            </Fact>
            <Fact label="Invited by">
              <span className="break-all">{invite.invited_by}</span>
            </Fact>
            <Fact label="Invited">
              <Time at={invite.created_at} />
            </Fact>
            <Fact label={invite.state === 'open' ? 'Ends' : 'Ended'}>
              <Time at={invite.accepted_at ?? invite.expires_at} />
            </Fact>
            {invite.state === 'open' && invite.mail_failed_at && (
              <Fact label="Mail">
                Could not be sent, given up <Time at={invite.mail_failed_at} />. Check the address, then send it again.
              </Fact>
            )}
          </Facts>
        </Card>
      )}
    </Detail>
  );
}

function Actions({ invite }: { invite: Invite }) {
  const queries = useQueryClient();
  const { say, warn } = useToast();
  const [sent, setSent] = useState<InviteSent>();
  const [revoking, setRevoking] = useState(false);
  const [busy, setBusy] = useState(false);
  const reload = () => queries.invalidateQueries({ queryKey: ['invites'] });
  const resend = async () => {
    setBusy(true);
    try {
      const answer = await resendInvite(invite.id);
      if (answer.link) setSent(answer);
      else say(`A new link is on its way to ${invite.email}. The old one stopped working.`);
      await reload();
    } catch (error) {
      warn(toProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  if (invite.state === 'accepted' || invite.state === 'revoked') return null;
  return (
    <>
      <Button busy={busy} onClick={() => void resend()}>
        <Send size={14} aria-hidden /> Send again
      </Button>
      {invite.state === 'open' && (
        <Button variant="ghost" onClick={() => setRevoking(true)}>
          <Undo2 size={14} aria-hidden /> Revoke…
        </Button>
      )}
      {sent && (
        <Dialog open onOpenChange={(open) => !open && setSent(undefined)} title="Pass this link on">
          <InviteLink sent={sent} onClose={() => setSent(undefined)} />
        </Dialog>
      )}
      {revoking && (
        <ConfirmDialog
          title="Revoke this invite?"
          effect={`The link stops working at once. ${invite.email} can be invited again.`}
          action="Revoke"
          onConfirm={async () => {
            await revokeInvite(invite.id);
            await reload();
            say(`The invite of ${invite.email} is revoked.`);
          }}
          onClose={() => setRevoking(false)}
        />
      )}
    </>
  );
}
