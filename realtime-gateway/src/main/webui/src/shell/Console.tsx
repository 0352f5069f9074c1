import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterProvider } from 'react-router';
import { RequestFailed } from '~/api/problem';
import { makeRouter } from './router';

const TRIES = 3;

/** Everything behind the sign-in, for one user: another one begins with nothing in memory. */
export default function Console() {
  const [queries] = useState(makeQueries);
  const [router] = useState(makeRouter);
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}

function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: isWorthAnotherTry, staleTime: 1_000 },
      // Requests that create something carry a key and happen once, however often they are sent.
      mutations: { retry: isWorthAnotherTry, networkMode: 'always' },
    },
  });
}

function isWorthAnotherTry(failures: number, failure: unknown): boolean {
  return failure instanceof RequestFailed && failure.isPassing && failures < TRIES - 1;
}
