import type { TokenPair } from '@/api/generated/public';

/** Tokens live in local storage so that every tab of one browser shares one refresh-token family. */
const KEY = 'signalbox.session';

interface StoredSession {
  access_token: string;
  refresh_token: string;
}

type Listener = () => void;

const listeners = new Set<Listener>();

export function readSession(): StoredSession | null {
  const stored = localStorage.getItem(KEY);
  if (!stored) return null;
  try {
    return JSON.parse(stored) as StoredSession;
  } catch {
    return null;
  }
}

export function saveSession(pair: TokenPair): void {
  const session: StoredSession = { access_token: pair.access_token, refresh_token: pair.refresh_token };
  localStorage.setItem(KEY, JSON.stringify(session));
  announce();
}

export function clearSession(): void {
  localStorage.removeItem(KEY);
  announce();
}

export function isSignedIn(): boolean {
  return localStorage.getItem(KEY) !== null;
}

/** Tells when this tab or another one signs in or out. */
export function onSessionChange(listener: Listener): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === KEY || event.key === null) listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
}

function announce(): void {
  listeners.forEach((listener) => listener());
}
