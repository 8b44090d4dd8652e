import type { AccessGrant } from '@/api/generated/public';
import { workspaceOf } from '@/api/claims';

/** Why nobody is signed in any more. `unconfirmed`: the person left, but the control plane could not be told. */
export type SessionEnd = 'left' | 'left_elsewhere' | 'ended' | 'unconfirmed';

/**
 * What this tab knows of its session. `resuming` while the one refresh of a page load is under way. `workspace` counts up whenever what was
 * loaded belongs to somebody or somewhere else: nothing on screen may survive that.
 */
export interface SessionState {
  status: 'resuming' | 'signed_in' | 'signed_out';
  workspace: number;
  end?: SessionEnd;
}

type Message = { kind: 'granted'; grant: AccessGrant } | { kind: 'ended'; end: SessionEnd };

/** Harmless: whether asking for a session is worth while. The refresh token is in a cookie that scripts cannot read. */
const FLAG = 'signalbox.session-likely';

/** An earlier version kept its tokens here. */
const RETIRED = 'signalbox.session';

let token: string | null = null;
let state: SessionState = { status: 'signed_out', workspace: 0 };
const listeners = new Set<() => void>();
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('signalbox.session');

if (tabs) {
  tabs.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'granted') adopt(data.grant);
    else forget(data.end === 'left' || data.end === 'unconfirmed' ? 'left_elsewhere' : data.end);
  };
}

/** The access token lives in this variable only: a reload asks for a new one. */
export function readToken(): string | null {
  return token;
}

export function sessionState(): SessionState {
  return state;
}

/** Tells when anybody signs in or out, or changes the organization, here or in another tab. */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes a new access token, for this tab and the others: the cookie behind it is theirs, too. */
export function startSession(grant: AccessGrant): void {
  adopt(grant);
  tabs?.postMessage({ kind: 'granted', grant } satisfies Message);
}

export function endSession(end: SessionEnd): void {
  forget(end);
  tabs?.postMessage({ kind: 'ended', end } satisfies Message);
}

/** Whether a page load should ask for a session before it shows anything. */
export function askFirst(): boolean {
  localStorage.removeItem(RETIRED);
  if (!localStorage.getItem(FLAG)) return false;
  change({ status: 'resuming', workspace: state.workspace });
  return true;
}

/** The next page load comes back from an identity provider with the cookie of a new session. */
export function expectSession(): void {
  localStorage.setItem(FLAG, 'yes');
}

function adopt(grant: AccessGrant): void {
  const before = token && workspaceOf(token);
  const after = workspaceOf(grant.access_token);
  token = grant.access_token;
  localStorage.setItem(FLAG, 'yes');
  if (state.status === 'signed_in' && before === after) return;
  change({ status: 'signed_in', workspace: before && before !== after ? state.workspace + 1 : state.workspace });
}

function forget(end: SessionEnd): void {
  const told = end === 'left_elsewhere' || end === 'ended';
  if (state.status === 'signed_out' && told) return;
  const had = token !== null;
  token = null;
  localStorage.removeItem(FLAG);
  change({ status: 'signed_out', workspace: had ? state.workspace + 1 : state.workspace, end });
}

function change(next: SessionState): void {
  state = next;
  listeners.forEach((listener) => listener());
}
