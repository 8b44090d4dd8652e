import { QueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';

/** What is loaded stays good until the live stream says otherwise, so nothing reloads on a timer. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        retry: (failures, error) => {
          const { status } = toProblem(error);
          return failures < 2 && (status === 0 || status >= 500);
        },
      },
    },
  });
}
