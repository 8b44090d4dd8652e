import { refusal, unanswered } from '@/api/problem';

/** What the typed client resolves with: data, or why there is none. */
interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

type Given<A> = Extract<A, { data: unknown }>;

/** The data of an answer, typed by the contract. Throws a {@link Problem} for what was refused, was cancelled or never came. */
export async function answerOf<A extends Answer>(call: Promise<A>): Promise<Given<A>['data']> {
  const answer = await call.catch((error: unknown) => {
    throw unanswered(error);
  });
  if (isGiven(answer)) return answer.data;
  throw refusal(answer.response, answer.error);
}

function isGiven<A extends Answer>(answer: A): answer is Given<A> {
  return 'data' in answer;
}
