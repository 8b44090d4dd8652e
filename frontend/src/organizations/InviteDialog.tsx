import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InviteSent, RoleName } from '@/api/generated/public';
import { createInvite } from '@/api/organization';
import { InviteLink } from '@/organizations/InviteLink';
import { RoleSelect } from '@/domain/role-select';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field, Form, INPUT, useSubmit } from '@/ui/form/form';
import { useToast } from '@/ui/feedback/toast';

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { say } = useToast();
  const [sent, setSent] = useState<InviteSent>();
  const done = (invite: InviteSent) => {
    if (invite.link) return setSent(invite);
    say(`The invite is on its way to ${invite.invite.email}.`);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={sent ? 'Pass this link on' : 'Invite someone'}
      description={sent ? undefined : 'They get a link that works once, for this address only, for seven days.'}
    >
      {sent ? <InviteLink sent={sent} onClose={onClose} /> : <InviteForm onSent={done} onClose={onClose} />}
    </Dialog>
  );
}

function InviteForm({ onSent, onClose }: { onSent: (sent: InviteSent) => void; onClose: () => void }) {
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<RoleName>('viewer');
  const { busy, errors, send } = useSubmit(
    async () => {
      const sent = await createInvite({ email: email.trim(), role });
      void queries.invalidateQueries({ queryKey: ['invites'] });
      onSent(sent);
    },
    ['/email', '/role'],
    { already_member: '/email', invite_open: '/email' },
  );
  return (
    <Form label="Invite" errors={errors} onSubmit={() => void send()}>
      <Field label="E-mail" error={errors.byPointer.get('/email')}>
        {(ids) => (
          <input
            {...ids}
            type="email"
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            className={INPUT}
          />
        )}
      </Field>
      <RoleSelect value={role} error={errors.byPointer.get('/role')} onChange={setRole} />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy} disabled={!email.trim()}>
          Invite
        </Button>
      </DialogActions>
    </Form>
  );
}
