import { Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTheme } from '@/ui/page/theme';
import { IconButton } from '@/ui/controls/button';

interface AuthLayoutProps {
  title: string;
  intro?: ReactNode;
  /** Said above the form: why one is here. */
  notice?: ReactNode;
  /** Other ways to go. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** The narrow page of everything that happens before one is signed in. */
export function AuthLayout({ title, intro, notice, footer, children }: AuthLayoutProps) {
  const { theme, toggle } = useTheme();
  return (
    <main className="relative flex min-h-dvh flex-col items-center px-4 py-10 sm:pt-[max(2.5rem,16vh)]">
      <title>{`${title} · Signalbox`}</title>
      <div className="absolute top-3 right-3">
        <IconButton label={theme === 'dark' ? 'Light theme' : 'Dark theme'} onClick={toggle}>
          {theme === 'dark' ? <Sun size={16} /> : <Moon size={16} />}
        </IconButton>
      </div>
      <div className="w-full max-w-sm">
        <img src="/favicon.svg" alt="" width={40} height={40} className="mx-auto" />
        <h1 className="mt-4 text-center text-xl font-semibold tracking-tight text-balance">{title}</h1>
        {intro && <p className="mt-1 text-center text-balance text-ink-soft">{intro}</p>}
        <div className="mt-6 flex flex-col gap-4">
          {notice}
          {children && <div className="rounded-lg border bg-surface p-5">{children}</div>}
        </div>
        {footer && <div className="mt-4 flex flex-col items-center gap-1.5 text-center text-sm text-ink-soft">{footer}</div>}
      </div>
    </main>
  );
}
