import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RadioGroup } from 'radix-ui';
import { useState } from 'react';
import checkIntegration from '@/api/generated/checks/IntegrationCreate';
import type { IntegrationCreated, Provider, ProviderName } from '@/api/generated/public';
import { createIntegration, providers } from '@/api/integrations';
import { Connected } from '@/integrations/Connected';
import { type EnteredIntegration, filledIn, SettingFields, startingValues } from '@/integrations/SettingFields';
import { paths } from '@/paths';
import { Button, LinkButton } from '@/ui/controls/button';
import { Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { ProviderMark } from '@/domain/source';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Card, Page } from '@/ui/page/page';
import { Allowed } from '@/domain/permission';

export function NewIntegrationPage() {
  return (
    <Allowed to="createIntegration" what="connect sources">
      <NewIntegration />
    </Allowed>
  );
}

function NewIntegration() {
  const catalogue = useQuery(providers);
  const [chosen, setChosen] = useState<ProviderName>();
  const [created, setCreated] = useState<IntegrationCreated>();
  const provider = catalogue.data?.find((each) => each.name === chosen);
  if (created && provider) return <Connected created={created} provider={provider} />;
  return (
    <Page title="Connect a source">
      <div className="flex max-w-2xl flex-col gap-4">
        {catalogue.isPending && <Skeletons rows={4} />}
        {catalogue.isError && <ProblemNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
        {catalogue.data && <Choice catalogue={catalogue.data} chosen={chosen} onChoose={setChosen} />}
        {provider && <NewForm key={provider.name} provider={provider} onCreated={setCreated} />}
      </div>
    </Page>
  );
}

function Choice({
  catalogue,
  chosen,
  onChoose,
}: {
  catalogue: Provider[];
  chosen: ProviderName | undefined;
  onChoose: (name: ProviderName) => void;
}) {
  return (
    <RadioGroup.Root
      aria-label="Source system"
      value={chosen ?? ''}
      onValueChange={(value) => onChoose(value as ProviderName)}
      className="grid grid-cols-2 gap-2 sm:grid-cols-3"
    >
      {catalogue.map((provider) => (
        <RadioGroup.Item
          key={provider.name}
          value={provider.name}
          className="flex h-12 items-center gap-2.5 rounded-lg border bg-surface px-3 text-left font-medium hover:bg-hover data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
        >
          <ProviderMark provider={provider.name} /> {provider.title}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}

function NewForm({ provider, onCreated }: { provider: Provider; onCreated: (created: IntegrationCreated) => void }) {
  const queries = useQueryClient();
  const given = provider.secret_origin === 'provider';
  const start: EnteredIntegration = { name: '', secret: '', settings: startingValues(provider.settings) };
  const form = useApiForm({
    values: start,
    body: ({ name, secret, settings }) => ({
      provider: provider.name,
      name: name.trim(),
      settings: filledIn(settings),
      ...(secret?.trim() ? { secret: secret.trim() } : {}),
    }),
    check: checkIntegration,
    send: async (body) => {
      const created = await createIntegration(body);
      void queries.invalidateQueries({ queryKey: ['integrations'] });
      onCreated(created);
    },
  });

  return (
    <Card>
      <Form label="Connect a source" form={form} guarded>
        <Field form={form} name="name" label="Name" help="How people here call it, for example “Support desk”.">
          {(input) => <input {...input} className={INPUT} />}
        </Field>
        <Field
          form={form}
          name="secret"
          label={provider.secret_label}
          optional={!given}
          help={given ? `${provider.title} shows it; paste it here.` : 'Leave it empty to have one generated; you paste it at the sender.'}
        >
          {(input) => <input {...input} type="password" autoComplete="off" className={INPUT} />}
        </Field>
        <SettingFields form={form} settings={provider.settings} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" busy={form.busy}>
            Connect
          </Button>
          <LinkButton to={paths.integrations}>Cancel</LinkButton>
        </div>
      </Form>
    </Card>
  );
}
