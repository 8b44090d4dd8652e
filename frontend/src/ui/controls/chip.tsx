import type { LucideIcon } from 'lucide-react';
import { classes } from '@/ui/controls/classes';

export type Tone = 'grey' | 'blue' | 'violet' | 'green' | 'amber' | 'red' | 'hollow';

const TONES: Record<Tone, string> = {
  grey: 'bg-grey-soft text-grey border-transparent',
  blue: 'bg-blue-soft text-blue border-transparent',
  violet: 'bg-violet-soft text-violet border-transparent',
  green: 'bg-green-soft text-green border-transparent',
  amber: 'bg-amber-soft text-amber border-transparent',
  red: 'bg-red-soft text-red border-transparent',
  hollow: 'bg-transparent text-ink-soft border-line',
};

/** How a state is shown: a colour, an icon and a word, always all three. */
export interface StatusStyle {
  tone: Tone;
  icon: LucideIcon;
  word: string;
  /** Under way: the icon turns. */
  moving?: boolean;
}

export function Chip({ status, className }: { status: StatusStyle; className?: string }) {
  const Icon = status.icon;
  return (
    <span
      className={classes(
        'inline-flex h-5 items-center gap-1 rounded-full border px-2 align-middle text-xs font-medium whitespace-nowrap',
        TONES[status.tone],
        className,
      )}
    >
      <Icon size={12} strokeWidth={2.2} aria-hidden className={status.moving ? 'animate-spin [animation-duration:2.4s]' : undefined} />
      {status.word}
    </span>
  );
}

export function Tag({ children }: { children: string }) {
  return (
    <span className="inline-flex h-5 max-w-48 items-center truncate rounded-sm border bg-sunken px-1.5 text-xs text-ink-soft">
      {children}
    </span>
  );
}
