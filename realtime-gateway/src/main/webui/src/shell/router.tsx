import { createBrowserRouter, Navigate } from 'react-router';
import type { Role } from '~/api/types';
import { useMe } from '~/session/useSession';
import { EmptyState } from '~/ui/EmptyState';
import { Only } from './Only';
import { PageBroken } from './PageBroken';
import { homeOf, PLACES } from './places';
import { Shell } from './Shell';

const rolesOf = (path: string): readonly Role[] =>
  PLACES.find((place) => place.path === path)?.roles ?? [];

/** The console's addresses; each page is fetched when it is first looked at. */
export function makeRouter() {
  return createBrowserRouter([
    {
      element: <Shell />,
      errorElement: <PageBroken />,
      HydrateFallback: () => null,
      children: [
        { index: true, element: <Home /> },
        place('/desk', async () => (await import('~/pages/desk/DeskPage')).DeskPage),
        place('/board', async () => (await import('~/pages/board/BoardPage')).BoardPage),
        {
          ...place(
            '/campaigns',
            async () => (await import('~/pages/campaigns/CampaignsPage')).CampaignsPage,
          ),
        },
        {
          element: <Only roles={['ADMIN']} />,
          errorElement: <PageBroken />,
          children: [
            {
              path: '/campaigns/new',
              lazy: {
                Component: async () =>
                  (await import('~/pages/campaigns/NewCampaignPage')).NewCampaignPage,
              },
            },
          ],
        },
        {
          element: <Only roles={rolesOf('/campaigns')} />,
          errorElement: <PageBroken />,
          children: [
            {
              path: '/campaigns/:id/:tab?',
              lazy: {
                Component: async () =>
                  (await import('~/pages/campaigns/CampaignPage')).CampaignPage,
              },
            },
          ],
        },
        place('/leads', async () => (await import('~/pages/leads/LeadsPage')).LeadsPage),
        place(
          '/do-not-call',
          async () => (await import('~/pages/suppressions/SuppressionsPage')).SuppressionsPage,
        ),
        place(
          '/follow-ups',
          async () => (await import('~/pages/followups/FollowUpsPage')).FollowUpsPage,
        ),
        place(
          '/incoming',
          async () => (await import('~/pages/incoming/IncomingCallsPage')).IncomingCallsPage,
        ),
        place(
          '/escalations',
          async () => (await import('~/pages/escalations/EscalationsPage')).EscalationsPage,
        ),
        place('/users', async () => (await import('~/pages/users/UsersPage')).UsersPage),
        place(
          '/carriers',
          async () => (await import('~/pages/carriers/CarriersPage')).CarriersPage,
        ),
        place('/audit', async () => (await import('~/pages/audit/AuditPage')).AuditPage),
        {
          path: '*',
          element: (
            <EmptyState title="There is no such page">
              Use the navigation at the top to go on.
            </EmptyState>
          ),
        },
      ],
    },
  ]);
}

function place(path: string, Component: () => Promise<React.ComponentType>) {
  return {
    element: <Only roles={rolesOf(path)} />,
    errorElement: <PageBroken />,
    children: [{ path, lazy: { Component } }],
  };
}

function Home() {
  const home = homeOf(useMe().role);
  return home ? (
    <Navigate to={home} replace />
  ) : (
    <EmptyState title="Nothing here for your role yet">
      Your account has no screen in this console. Use the API, or ask an admin for another role.
    </EmptyState>
  );
}
