import type { InviteSent } from '@/api/generated/public';
import { Button } from '@/ui/button';
import { DialogActions } from '@/ui/dialog';
import { SecretOnce } from '@/ui/secret-once';
import { Time } from '@/ui/time';

/** Where no e-mail can be sent the inviter carries the link. */
export function InviteLink({ sent, onClose }: { sent: InviteSent; onClose: () => void }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-soft">
        This installation sends no e-mail. Give the link to <strong className="font-medium break-all text-ink">{sent.invite.email}</strong> yourself; it ends{' '}
        <Time at={sent.invite.expires_at} />.
      </p>
      <SecretOnce secret={sent.link ?? ''} label="Invite link" lost="send the invite again" />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      </DialogActions>
    </div>
  );
}
