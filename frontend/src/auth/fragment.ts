import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';

const kept = new Map<string, string>();

/**
 * The token of a mailed link, `#token=…`: servers and their logs never see a fragment. It is taken out of the address at once and kept in
 * memory, for as long as the page is open.
 */
export function useFragmentToken(path: string): string | null {
  const { hash, search } = useLocation();
  const navigate = useNavigate();
  const named = new URLSearchParams(hash.slice(1)).get('token');
  useEffect(() => {
    if (!named) return;
    kept.set(path, named);
    void navigate({ pathname: path, search }, { replace: true });
  }, [named, path, search, navigate]);
  return named ?? kept.get(path) ?? null;
}

/** The link has done what it was for. */
export function forgetToken(path: string): void {
  kept.delete(path);
}
