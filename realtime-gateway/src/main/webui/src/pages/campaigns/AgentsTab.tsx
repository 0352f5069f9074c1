import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAssignAgents } from '~/api/campaigns';
import type { Campaign, User } from '~/api/types';
import { useAllUsers } from '~/api/users';
import { useMe } from '~/session/useSession';
import { plural } from '~/time/durations';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { done, failed } from '~/ui/toasts';
import { useUnsaved } from '~/ui/useUnsaved';

/** Who works in a campaign. */
export function AgentsTab({ campaign }: { campaign: Campaign }) {
  const users = useAllUsers();
  return (
    <div className="rb-card" style={{ maxWidth: 640 }}>
      <Loaded query={users} what="The agents" skeleton={<SkeletonRows />}>
        {(all) => <AgentChoice campaign={campaign} users={all} />}
      </Loaded>
    </div>
  );
}

function AgentChoice({ campaign, users }: { campaign: Campaign; users: readonly User[] }) {
  const mayChange = useMe().role === 'ADMIN' && campaign.state !== 'STOPPED';
  const agents = users.filter((user) => user.active && user.role === 'AGENT').sort(byName);
  // Those who were deactivated since are assigned still, and would be refused.
  const assigned = new Set(agents.map(idOf).filter((id) => campaign.agentIds.includes(id)));
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const [text, setText] = useState('');
  const assign = useAssignAgents(campaign.id);
  const now = chosen ?? assigned;
  const changed = chosen !== undefined && !isSame(chosen, assigned);
  const unsaved = useUnsaved(changed);
  const shown = agents.filter((agent) => matches(agent, text));
  const choose = (ids: readonly string[], on: boolean) => {
    const next = new Set(now);
    for (const id of ids) {
      on ? next.add(id) : next.delete(id);
    }
    setChosen(next);
  };
  const save = () =>
    assign.mutate([...now], {
      onSuccess: () => {
        setChosen(undefined);
        done('Saved: who works in this campaign.');
      },
      onError: (failure) => failed('The agents could not be saved', failure),
    });

  if (agents.length === 0) {
    return <NoAgents />;
  }
  return (
    <Stack gap={0}>
      {unsaved}
      <Group p="md" justify="space-between">
        <TextInput
          aria-label="Search agents"
          placeholder="Search"
          leftSection={<IconSearch size={16} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Text size="sm" className="rb-quiet" aria-live="polite">
          {plural(now.size, 'agent')} chosen
        </Text>
      </Group>
      <ul className="rb-choices" aria-label="Agents">
        {shown.map((agent) => (
          <li key={agent.id}>
            <Checkbox
              label={agent.name}
              description={agent.username}
              checked={now.has(agent.id)}
              disabled={!mayChange}
              onChange={(event) => choose([agent.id], event.currentTarget.checked)}
            />
          </li>
        ))}
        {shown.length === 0 && (
          <li>
            <Text size="sm" className="rb-quiet">
              No agent is called like this.
            </Text>
          </li>
        )}
      </ul>
      {mayChange && (
        <Group p="md" justify="space-between">
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => choose(shown.map(idOf), true)}>
              {text === '' ? 'Choose all' : 'Choose those shown'}
            </Button>
            <Button size="xs" variant="default" onClick={() => choose(shown.map(idOf), false)}>
              {text === '' ? 'Choose none' : 'Leave those shown out'}
            </Button>
          </Group>
          <Button disabled={!changed} loading={assign.isPending} onClick={save}>
            Save
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function NoAgents() {
  const isAdmin = useMe().role === 'ADMIN';
  return (
    <EmptyState
      icon={<IconUsers size={36} stroke={1.4} aria-hidden />}
      title="There are no agents yet"
      action={
        isAdmin && (
          <Button component={Link} to="/users" mt="sm">
            Add users
          </Button>
        )
      }
    >
      Users with the role Agent can be chosen to work in this campaign.
    </EmptyState>
  );
}

const idOf = (user: User) => user.id;
const byName = (a: User, b: User) => a.name.localeCompare(b.name);

function matches(user: User, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return `${user.name} ${user.username}`.toLowerCase().includes(wanted);
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
