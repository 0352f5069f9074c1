import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '~/generated/api';
import { api, body, done } from './client';

/** Where an agent is called, by carriers that call agents' phones. */
export type AgentContact = components['schemas']['AgentContact'];

const LARGEST_PAGE = 200;

/** All of them, page after page: they stand beside all agents. */
export function useAgentContacts() {
  return useQuery({
    queryKey: ['agent-contacts'],
    queryFn: async ({ signal }) => {
      const contacts: AgentContact[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: LARGEST_PAGE, ...(cursor === undefined ? {} : { cursor }) };
        const page = await body(api.GET('/api/v1/agent-contacts', { params: { query }, signal }));
        contacts.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return contacts;
    },
  });
}

/** Says where an agent is called; without a contact, forgets it. */
export function useSetAgentContact(agentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (contact: string | undefined) => {
      const params = { path: { agentId } };
      if (contact === undefined) {
        await done(api.DELETE('/api/v1/agent-contacts/{agentId}', { params }));
      } else {
        await body(api.PUT('/api/v1/agent-contacts/{agentId}', { params, body: { contact } }));
      }
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['agent-contacts'] }),
  });
}
