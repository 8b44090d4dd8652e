import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useRefusal } from '@/api/can';
import checkUpdate from '@/api/generated/checks/IntegrationUpdate';
import type { Integration, Provider } from '@/api/generated/public';
import { updateIntegration } from '@/api/integrations';
import { changedOnly, type EnteredIntegration, filledIn, SettingFields, startingValues } from '@/integrations/SettingFields';
import { SettingsPreview } from '@/integrations/SettingsPreview';
import { Button } from '@/ui/controls/button';
import { useToast } from '@/ui/feedback/toast';
import { Field } from '@/ui/form/field';
import { Fields, Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { Card } from '@/ui/page/page';

export function SettingsForm({ integration, provider }: { integration: Integration; provider: Provider }) {
  const queries = useQueryClient();
  const { say } = useToast();
  const refused = useRefusal()('updateIntegration');
  const start: EnteredIntegration = { name: integration.name, settings: startingValues(provider.settings, integration.settings) };
  const form = useApiForm({
    values: start,
    body: ({ name, settings }) => ({ name: name.trim(), settings: changedOnly(start.settings, settings) }),
    check: checkUpdate,
    send: async (body) => {
      const answer = await updateIntegration(integration.id, body);
      queries.setQueryData(['integrations', 'detail', integration.id], answer);
      void queries.invalidateQueries({ queryKey: ['integrations'] });
      say('Saved.');
    },
  });
  const entered = useWatch({ control: form.methods.control, name: 'settings' });
  const chosen = useMemo(() => filledIn(entered), [entered]);
  return (
    <>
      <Card title="Settings">
        <Form label="Settings" form={form} refused={refused} guarded className="max-w-xl">
          <Fields refused={refused}>
            <Field form={form} name="name" label="Name">
              {(input) => <input {...input} className={INPUT} />}
            </Field>
            <SettingFields form={form} settings={provider.settings} />
          </Fields>
          <div>
            <Button type="submit" variant="primary" busy={form.busy} refused={refused} disabled={!form.dirty}>
              Save
            </Button>
          </div>
        </Form>
      </Card>
      <SettingsPreview integration={integration} settings={chosen} />
    </>
  );
}
