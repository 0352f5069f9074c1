import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { once } from './once';
import type { NewUser, User, UserChange } from './types';

const PAGE = 50;
const LARGEST_PAGE = 200;

export function useUsers(cursor: string | undefined) {
  return useQuery({
    queryKey: ['users', 'page', cursor],
    queryFn: ({ signal }) => list(cursor, PAGE, signal),
    placeholderData: keepPreviousData,
  });
}

/** All users, page after page: who is chosen from must be whole. */
export function useAllUsers() {
  return useQuery({
    queryKey: ['users', 'all'],
    queryFn: async ({ signal }) => {
      const users: User[] = [];
      let cursor: string | undefined;
      do {
        const page = await list(cursor, LARGEST_PAGE, signal);
        users.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return users;
    },
    staleTime: 30_000,
  });
}

function list(cursor: string | undefined, limit: number, signal: AbortSignal) {
  const query = cursor === undefined ? { limit } : { limit, cursor };
  return body(api.GET('/api/v1/users', { params: { query }, signal }));
}

export function useCreateUser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ user, key }: { user: NewUser; key: string }) =>
      body(api.POST('/api/v1/users', { body: user, headers: once(key) })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['users'] }),
  });
}

export function useChangeUser(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: UserChange) =>
      body(api.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body: change })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['users'] }),
  });
}
