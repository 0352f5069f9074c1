import { Outlet } from 'react-router';
import type { Role } from '~/api/types';
import { useMe } from '~/session/useSession';
import { EmptyState } from '~/ui/EmptyState';

/** Pages for some roles; the server refuses the others too. */
export function Only({ roles }: { roles: readonly Role[] }) {
  return roles.includes(useMe().role) ? (
    <Outlet />
  ) : (
    <EmptyState title="This page is not for your role">
      Ask an admin if you need it, or use the navigation at the top.
    </EmptyState>
  );
}
