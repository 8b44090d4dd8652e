import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/ui/controls/button';

/** Browsers offer the clipboard on secure origins only; elsewhere a selection is copied the old way. */
export async function copyText(text: string): Promise<void> {
  // Missing on plain http, whatever its type says.
  if ((navigator.clipboard as Clipboard | undefined) !== undefined) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  (document.querySelector('[role="dialog"]') ?? document.body).append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

/** Copies on click and says so for a moment. */
export function CopyButton({ value, label, size = 'small' }: { value: string; label: string; size?: 'small' | 'large' }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <IconButton label={copied ? 'Copied' : label} onClick={() => void copy()} size={size}>
      {copied ? <Check size={13} className="text-green" /> : <Copy size={13} />}
    </IconButton>
  );
}

/** An id or an address: monospaced, cut short, copied whole. */
export function Copyable({ value, label, short = false }: { value: string; label: string; short?: boolean }) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-0.5">
      <code className="min-w-0 truncate text-[12px]" title={value}>
        {short ? shortId(value) : value}
      </code>
      <CopyButton value={value} label={label} />
    </span>
  );
}

/** The end of a UUIDv7 differs most. */
export function shortId(id: string): string {
  return id.length > 13 ? `…${id.slice(-8)}` : id;
}
