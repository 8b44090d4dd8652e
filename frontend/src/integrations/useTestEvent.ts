import { useState } from 'react';
import { useNavigate } from 'react-router';
import { sendTestEvent } from '@/api/integrations';
import { toProblem } from '@/api/problem';
import { paths } from '@/paths';
import { useToast } from '@/ui/feedback/toast';

/** Sends a signed test event through the integration's own webhook endpoint and shows what becomes of it. */
export function useTestEvent(id: string) {
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const { say, warn } = useToast();
  const send = async () => {
    setBusy(true);
    try {
      const receipt = await sendTestEvent(id);
      say(receipt.duplicate ? 'The test event was seen before.' : 'The test event was accepted.');
      if (receipt.run_id) void navigate(paths.run(receipt.run_id));
    } catch (error) {
      warn(`The test event was not sent: ${toProblem(error).message}`);
    } finally {
      setBusy(false);
    }
  };
  return { busy, send };
}
