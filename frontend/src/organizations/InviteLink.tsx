import type { InviteSent } from '@/api/generated/public';
import { SecretHandover } from '@/ui/secret-handover';
import { Time } from '@/ui/time';

/** Where no e-mail can be sent the inviter carries the link. */
export function InviteLink({ sent, onClose }: { sent: InviteSent; onClose: () => void }) {
  return (
    <SecretHandover secret={sent.link ?? ''} label="Invite link" lost="send the invite again" onDone={onClose}>
      This installation sends no e-mail. Give the link to <strong className="font-medium break-all text-ink">{sent.invite.email}</strong> yourself; it ends{' '}
      <Time at={sent.invite.expires_at} />.
    </SecretHandover>
  );
}
