import { useQuery } from '@tanstack/react-query';
import { currentUser } from '@/api/auth';
import { AccountFrame } from '@/account/AccountFrame';
import { PasswordCard } from '@/account/PasswordCard';
import { ProfileCard } from '@/account/ProfileCard';
import { SecondFactorCard } from '@/account/SecondFactorCard';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';

export function AccountPage() {
  const me = useQuery(currentUser);
  return (
    <AccountFrame title="Your account">
      {me.isPending && <Skeletons rows={8} />}
      {me.isError && !me.data && <ProblemNotice error={me.error} onRetry={() => void me.refetch()} />}
      {me.data && (
        <>
          <ProfileCard me={me.data} />
          <PasswordCard me={me.data} />
          <SecondFactorCard me={me.data} />
        </>
      )}
    </AccountFrame>
  );
}
