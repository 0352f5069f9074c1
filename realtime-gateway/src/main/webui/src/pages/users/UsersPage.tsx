import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { User } from '~/api/types';
import { useUsers } from '~/api/users';
import { useMe } from '~/session/useSession';
import { dateTime } from '~/time/dates';
import { Loaded } from '~/ui/Loaded';
import { PageHead } from '~/ui/PageHead';
import { Pager } from '~/ui/Pager';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { StateBadge } from '~/ui/StateBadge';
import { useCursorPages } from '~/ui/useCursorPages';
import { ROLE } from '~/ui/words';
import { EditUser } from './EditUser';
import { NewUserForm } from './NewUserForm';

/** Who may sign in, and as what. */
export function UsersPage() {
  const pages = useCursorPages('users');
  const users = useUsers(pages.cursor);
  const [adding, setAdding] = useState(false);
  const [edited, setEdited] = useState<User>();
  return (
    <>
      <PageHead title="Users">
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          Add a user
        </Button>
      </PageHead>
      <div className="rb-card">
        <Loaded query={users} what="The users" skeleton={<SkeletonRows />}>
          {(page) => (
            <>
              <UserTable users={page.items} onEdit={setEdited} />
              <Pager pages={pages} nextCursor={page.nextCursor} of="users" />
            </>
          )}
        </Loaded>
      </div>
      <NewUserForm opened={adding} onClose={() => setAdding(false)} />
      <EditUser user={edited} onClose={() => setEdited(undefined)} />
    </>
  );
}

function UserTable({ users, onEdit }: { users: readonly User[]; onEdit: (user: User) => void }) {
  const me = useMe();
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table verticalSpacing="xs" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>User name</Table.Th>
            <Table.Th>Role</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Added</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {users.map((user) => (
            <Table.Tr key={user.id}>
              <Table.Td>
                <Group gap="xs">
                  <Text size="sm" fw={600}>
                    {user.name}
                  </Text>
                  {user.id === me.id && (
                    <Badge size="xs" variant="outline">
                      You
                    </Badge>
                  )}
                </Group>
              </Table.Td>
              <Table.Td>{user.username}</Table.Td>
              <Table.Td>{ROLE[user.role]}</Table.Td>
              <Table.Td>
                <StateBadge
                  word={
                    user.active
                      ? { text: 'Active', tone: 'green' }
                      : { text: 'Deactivated', tone: 'gray' }
                  }
                />
              </Table.Td>
              <Table.Td>
                <Text size="sm" className="rb-quiet">
                  {dateTime(user.createdAt)}
                </Text>
              </Table.Td>
              <Table.Td ta="right">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Edit ${user.name}`}
                  onClick={() => onEdit(user)}
                >
                  Edit
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
