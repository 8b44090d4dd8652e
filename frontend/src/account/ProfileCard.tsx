import { useQueryClient } from '@tanstack/react-query';
import { updateAccount } from '@/api/account';
import { currentUser } from '@/api/auth';
import checkAccount from '@/api/generated/checks/AccountUpdate';
import type { CurrentUser } from '@/api/generated/public';
import { Button } from '@/ui/controls/button';
import { Fact, Facts } from '@/ui/detail/detail';
import { Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { Card } from '@/ui/page/page';
import { useToast } from '@/ui/feedback/toast';

export function ProfileCard({ me }: { me: CurrentUser }) {
  const queries = useQueryClient();
  const { say } = useToast();
  const form = useApiForm({
    values: { name: me.name },
    body: ({ name }) => ({ name: name.trim() }),
    check: checkAccount,
    send: async (body) => {
      const answer = await updateAccount(body);
      queries.setQueryData(currentUser.queryKey, answer);
      void queries.invalidateQueries({ queryKey: ['members'] });
      say('Saved.');
    },
  });
  return (
    <Card title="Profile">
      <div className="@container flex flex-col gap-4">
        <Form label="Profile" form={form} guarded className="max-w-md">
          <Field form={form} name="name" label="Name" help="As others in your organizations see you.">
            {(input) => <input {...input} autoComplete="name" className={INPUT} />}
          </Field>
          <div>
            <Button type="submit" variant="primary" busy={form.busy} disabled={!form.dirty}>
              Save
            </Button>
          </div>
        </Form>
        <Facts>
          <Fact label="E-mail">
            <span className="break-all">{me.email}</span>
          </Fact>
          <Fact label="Role here">
            {me.role} of {me.organization.name}
          </Fact>
        </Facts>
      </div>
    </Card>
  );
}
