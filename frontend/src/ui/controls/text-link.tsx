import type { ReactNode } from 'react';
import { Link } from 'react-router';

export function TextLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="rounded-sm text-ink underline decoration-line-strong/60 underline-offset-3 hover:decoration-ink">
      {children}
    </Link>
  );
}
