import { useState } from 'react';
import type { SignOnCheck } from '@/api/generated/public';
import { toProblem } from '@/api/problem';
import { checkSignOn } from '@/api/sso';
import { Button } from '@/ui/controls/button';
import { Fact, Facts } from '@/ui/detail/detail';
import { Note, ProblemNotice } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';

/** Asks the provider for its configuration, before anybody depends on it. */
export function CheckCard() {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<SignOnCheck>();
  const [error, setError] = useState<unknown>(null);
  const check = async () => {
    setBusy(true);
    setError(null);
    try {
      setAnswer(await checkSignOn());
    } catch (refused) {
      setError(toProblem(refused));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card
      title="3. Check the provider"
      aside={
        <Button busy={busy} onClick={() => void check()}>
          Check now
        </Button>
      }
    >
      {error !== null && <ProblemNotice error={error} />}
      {error === null && !answer && <p className="text-ink-soft">Asks the issuer for its configuration and says what is wrong with it.</p>}
      {answer && !answer.ok && <Note>The provider cannot be used like this: {answer.problem ?? 'it did not say why.'}</Note>}
      {answer?.ok && (
        <div className="@container flex flex-col gap-3">
          <Note good>The provider answers as it should.</Note>
          <Facts>
            <Fact label="Sign-in">
              <code className="text-[12px] break-all">{answer.authorization_endpoint}</code>
            </Fact>
            <Fact label="Tokens">
              <code className="text-[12px] break-all">{answer.token_endpoint}</code>
            </Fact>
          </Facts>
        </div>
      )}
    </Card>
  );
}
