import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useConsents } from '~/api/consents';
import type { Consent, LeadNumber } from '~/api/types';
import { dateTime } from '~/time/dates';
import { Loaded } from '~/ui/Loaded';
import { StateBadge } from '~/ui/StateBadge';
import { CONSENT_SCOPE } from '~/ui/words';
import { AddConsent } from './AddConsent';
import { RevokeConsent } from './RevokeConsent';

interface Props {
  readonly leadId: string;
  readonly numbers: readonly LeadNumber[];
}

/** What a lead agreed to, and took back. */
export function ConsentPanel({ leadId, numbers }: Props) {
  const consents = useConsents(leadId);
  const [adding, setAdding] = useState(false);
  const [revoked, setRevoked] = useState<Consent>();
  return (
    <section aria-labelledby="lead-consents">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="sm" id="lead-consents">
          Consent
        </Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => setAdding(true)}
        >
          Add
        </Button>
      </Group>
      <Loaded query={consents} what="The consents" skeleton={<Skeleton height={40} />}>
        {(all) =>
          all.length === 0 ? (
            <Text size="sm" className="rb-quiet">
              Nothing is known.
            </Text>
          ) : (
            <ul className="rb-history">
              {all.map((consent) => (
                <Line key={consent.id} consent={consent} onRevoke={setRevoked} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <AddConsent
        leadId={leadId}
        numbers={numbers}
        opened={adding}
        onClose={() => setAdding(false)}
      />
      <RevokeConsent leadId={leadId} consent={revoked} onClose={() => setRevoked(undefined)} />
    </section>
  );
}

interface LineProps {
  readonly consent: Consent;
  readonly onRevoke: (consent: Consent) => void;
}

function Line({ consent, onRevoke }: LineProps) {
  const { phone, scope, source, proof, givenAt, endsAt, revokedAt, holds } = consent;
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {CONSENT_SCOPE[scope]}
        </Text>
        <Group gap="xs">
          <StateBadge word={wordOf(consent)} />
          {holds && (
            <Button size="compact-xs" variant="default" onClick={() => onRevoke(consent)}>
              Take back
            </Button>
          )}
        </Group>
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        For {phone}, from {source}, {dateTime(givenAt)}
        {endsAt && `, until ${dateTime(endsAt)}`}
        {revokedAt && `, taken back ${dateTime(revokedAt)}`}
        {proof !== '' && `. ${proof}`}
      </Text>
    </li>
  );
}

function wordOf({ holds, revokedAt }: Consent) {
  if (holds) {
    return { text: 'Holds', tone: 'green' } as const;
  }
  return revokedAt
    ? ({ text: 'Taken back', tone: 'red' } as const)
    : ({ text: 'Ended', tone: 'gray' } as const);
}
