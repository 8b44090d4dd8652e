import { useState } from 'react';
import { switchOrganization } from '@/api/auth';
import { createOrganization } from '@/api/organization';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field, Form, INPUT, useSubmit } from '@/ui/form/form';

export function NewOrganizationDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const { busy, errors, send } = useSubmit(async () => {
    const created = await createOrganization(name.trim());
    await switchOrganization(created.id);
    onClose();
  }, ['/name']);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New organization"
      description="It starts empty: its own sources, tickets, members and keys. You become its owner and go there now."
    >
      <Form label="New organization" errors={errors} onSubmit={() => void send()}>
        <Field label="Name" error={errors.byPointer.get('/name')}>
          {(ids) => (
            <input {...ids} autoComplete="organization" value={name} onChange={(event) => setName(event.target.value)} className={INPUT} />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={!name.trim()}>
            Create and go there
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
