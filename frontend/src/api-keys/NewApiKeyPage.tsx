import { useState } from 'react';
import type { ApiKeyIssued } from '@/api/generated/public';
import { ApiKeyCreated } from '@/api-keys/ApiKeyCreated';
import { NewApiKeyForm } from '@/api-keys/NewApiKeyForm';
import { Page } from '@/ui/page/page';
import { Allowed } from '@/domain/permission';

export function NewApiKeyPage() {
  const [issued, setIssued] = useState<ApiKeyIssued>();
  if (issued) return <ApiKeyCreated issued={issued} />;
  return (
    <Allowed to="createApiKey" what="create API keys">
      <Page title="Create an API key">
        <div className="flex max-w-2xl flex-col gap-4">
          <NewApiKeyForm onIssued={setIssued} />
        </div>
      </Page>
    </Allowed>
  );
}
