import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import checkInvite from '@/api/generated/checks/InviteCreate';
import type { InviteSent, RoleName } from '@/api/generated/public';
import { createInvite } from '@/api/organization';
import { InviteLink } from '@/organizations/InviteLink';
import { RoleSelect } from '@/domain/role-select';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
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
  const form = useApiForm({
    values: { email: '', role: 'viewer' as RoleName },
    body: ({ email, role }) => ({ email: email.trim(), role }),
    check: checkInvite,
    fieldOfCode: { already_member: 'email', invite_open: 'email' },
    send: async (invite) => {
      const sent = await createInvite(invite);
      void queries.invalidateQueries({ queryKey: ['invites'] });
      onSent(sent);
    },
  });
  return (
    <Form label="Invite" form={form}>
      <Field form={form} name="email" label="E-mail">
        {(input) => <input {...input} type="email" autoComplete="off" className={INPUT} />}
      </Field>
      <RoleSelect form={form} name="role" />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          Invite
        </Button>
      </DialogActions>
    </Form>
  );
}
