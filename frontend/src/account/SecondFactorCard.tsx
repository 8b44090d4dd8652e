import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { disableTotp, renewRecoveryCodes } from '@/api/account';
import { currentUser } from '@/api/auth';
import type { CurrentUser } from '@/api/generated/public';
import { CodeDialog } from '@/account/CodeDialog';
import { RecoveryCodesDialog } from '@/account/RecoveryCodesDialog';
import { SecondFactorSetup } from '@/account/SecondFactorSetup';
import { Button } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { Note } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';
import { SECOND_FACTOR } from '@/domain/status-styles';
import { useToast } from '@/ui/feedback/toast';

/** This few recovery codes left are worth a word. */
const FEW = 3;

type Doing = 'setting_up' | 'disabling' | 'renewing' | null;

export function SecondFactorCard({ me }: { me: CurrentUser }) {
  const queries = useQueryClient();
  const { say } = useToast();
  const [doing, setDoing] = useState<Doing>(null);
  const [codes, setCodes] = useState<readonly string[]>();
  const again = () => void queries.invalidateQueries({ queryKey: currentUser.queryKey });
  const done = () => setDoing(null);
  const show = (fresh: readonly string[]) => {
    setCodes(fresh);
    done();
    again();
  };
  const left = me.recovery_codes_left ?? 0;
  return (
    <Card title="Second factor" aside={<Chip status={SECOND_FACTOR[me.second_factor ? 'on' : 'off']} />}>
      <div className="flex flex-col gap-3">
        {me.second_factor ? (
          <>
            <p className="text-ink-soft">
              Signing in asks for a code of your authenticator. Without it one of your recovery codes helps, each once.
            </p>
            {left <= FEW ? (
              <Note>
                {left === 0 ? 'No recovery code is left' : `Only ${left} recovery ${left === 1 ? 'code is' : 'codes are'} left`}: make new
                ones before you need them.
              </Note>
            ) : (
              <p>{left} recovery codes left.</p>
            )}
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => setDoing('renewing')}>Make new recovery codes</Button>
              <Button variant="ghost" onClick={() => setDoing('disabling')}>
                Turn off…
              </Button>
            </div>
          </>
        ) : doing === 'setting_up' ? (
          <SecondFactorSetup onDone={show} onCancel={done} />
        ) : (
          <>
            <p className="text-ink-soft">With an authenticator app a stolen password alone lets nobody in. It takes a minute to set up.</p>
            <div>
              <Button variant="primary" onClick={() => setDoing('setting_up')}>
                Set up
              </Button>
            </div>
          </>
        )}
      </div>
      {doing === 'disabling' && (
        <CodeDialog
          title="Turn the second factor off?"
          description="Your password alone will let anybody in who knows it. Your recovery codes stop working."
          action="Turn off"
          danger
          onClose={done}
          onCode={async (code) => {
            await disableTotp({ code });
            done();
            again();
            say('The second factor is off.');
          }}
        />
      )}
      {doing === 'renewing' && (
        <CodeDialog
          title="Make new recovery codes"
          description="The old ones stop working at once."
          action="Make new ones"
          onClose={done}
          onCode={async (code) => show((await renewRecoveryCodes({ code })).codes)}
        />
      )}
      {codes && <RecoveryCodesDialog codes={codes} email={me.email} onClose={() => setCodes(undefined)} />}
    </Card>
  );
}
