import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { copyText } from '@/ui/controls/copy';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { saveText } from '@/ui/list/export';

interface RecoveryCodesDialogProps {
  codes: readonly string[];
  email: string;
  onClose: () => void;
}

/** Shown once: they are the way back in when the authenticator is lost. */
export function RecoveryCodesDialog({ codes, email, onClose }: RecoveryCodesDialogProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(codes.join('\n'));
    setCopied(true);
  };
  const text = [
    `Signalbox recovery codes of ${email}`,
    `Made on ${new Date().toISOString().slice(0, 10)}. Each works once.`,
    '',
    ...codes,
    '',
  ].join('\n');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Your recovery codes"
      description="Save them now: they are not shown again. Each signs you in once when your authenticator is not at hand."
    >
      <ul
        aria-label="Recovery codes"
        data-testid="recovery-codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-lg border border-accent bg-accent-soft p-4"
      >
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={() => void copy()}>{copied ? 'Copied' : 'Copy all'}</Button>
        <Button onClick={() => saveText('signalbox-recovery-codes.txt', 'text/plain', text)}>
          <Download size={14} aria-hidden /> Download
        </Button>
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          I have saved them
        </Button>
      </DialogActions>
    </Dialog>
  );
}
