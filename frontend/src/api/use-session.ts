import { useSyncExternalStore } from 'react';
import { onSessionChange, type SessionState, sessionState } from '@/api/session';

export function useSession(): SessionState {
  return useSyncExternalStore(onSessionChange, sessionState);
}
