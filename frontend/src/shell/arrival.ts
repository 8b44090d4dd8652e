import { useEffect } from 'react';
import type { CurrentUser } from '@/api/generated/public';
import { useToast } from '@/ui/feedback/toast';

let before: { person: string; organization: string } | undefined;

/** Says where the person works now when that changed, here or in another tab. */
export function useArrival(me: CurrentUser): void {
  const { say } = useToast();
  const { id: person, organization } = me;
  useEffect(() => {
    if (before?.person === person && before.organization !== organization.id) say(`You now work in ${organization.name}.`);
    before = { person, organization: organization.id };
  }, [person, organization, say]);
}
