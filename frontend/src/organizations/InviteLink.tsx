import type { InviteSent } from '@/api/generated/public';
import { RevealSecretOnce } from '@/ui/form/reveal-secret-once';
import { Time } from '@/ui/controls/time';

/** Where no e-mail can be sent the inviter carries the link. */
export function InviteLink({ sent, onClose }: { sent: InviteSent; onClose: () => void }) {
  return (
    <RevealSecretOnce secret={sent.link ?? ''} label="Invite link" lost="send the invite again" onDone={onClose}>
      This installation sends no e-mail. Give the link to <strong className="font-medium break-all text-ink">{sent.invite.email}</strong>{' '}
      yourself; it ends <Time at={sent.invite.expires_at} />.
    </RevealSecretOnce>
  );
}
