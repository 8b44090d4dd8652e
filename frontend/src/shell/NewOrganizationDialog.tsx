import { switchOrganization } from '@/api/auth';
import checkOrganization from '@/api/generated/checks/OrganizationCreate';
import { createOrganization } from '@/api/organization';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';

export function NewOrganizationDialog({ onClose }: { onClose: () => void }) {
  const form = useApiForm({
    values: { name: '' },
    body: ({ name }) => ({ name: name.trim() }),
    check: checkOrganization,
    send: async ({ name }) => {
      const created = await createOrganization(name);
      await switchOrganization(created.id);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New organization"
      description="It starts empty: its own sources, tickets, members and keys. You become its owner and go there now."
    >
      <Form label="New organization" form={form}>
        <Field form={form} name="name" label="Name">
          {(input) => <input {...input} autoComplete="organization" className={INPUT} />}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            Create and go there
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
