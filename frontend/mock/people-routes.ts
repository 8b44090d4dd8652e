import type { PermissionName } from '../src/api/generated/public';
import type { Caller, People } from './people.ts';
import type { Answer, Body } from './problem.ts';

/** What a handler of the people's routes gets: who asks, for what, with what. */
export interface Asked {
  people: People;
  caller: Caller;
  id: string;
  body: Body;
  query: URLSearchParams;
}

type Handler = (asked: Asked) => Answer;
export type PeopleRoute = [verb: string, pattern: RegExp, handle: Handler, needs?: PermissionName];

export const target = (type: string, { id, name }: { id: string; name: string }) => ({ type, id, name });
