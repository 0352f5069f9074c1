import type { Role } from '~/api/types';
import { ROLE } from '~/ui/words';

/** The roles that an admin gives, with what each may do. */
export const ROLE_CHOICES: readonly { value: Role; label: string; does: string }[] = [
  { value: 'AGENT', label: ROLE.AGENT, does: 'Talks with leads at a desk.' },
  {
    value: 'SUPERVISOR',
    label: ROLE.SUPERVISOR,
    does: 'Watches the board, starts and pauses campaigns, sees leads.',
  },
  { value: 'ADMIN', label: ROLE.ADMIN, does: 'Sets up campaigns, leads and users.' },
  { value: 'VIEWER', label: ROLE.VIEWER, does: 'Watches the board only.' },
];

export function whatRoleDoes(role: Role | null | undefined): string {
  return ROLE_CHOICES.find((choice) => choice.value === role)?.does ?? '';
}
