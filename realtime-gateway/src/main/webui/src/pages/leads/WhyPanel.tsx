import { Anchor, List, Skeleton, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useLeadExplanation } from '~/api/explanations';
import type { LeadExplanation } from '~/api/types';
import { dateTime } from '~/time/dates';
import { Loaded } from '~/ui/Loaded';

// Most organizations have one account.
const AccountUses = lazy(async () => ({
  default: (await import('~/ui/AccountUses')).AccountUses,
}));

/** Whether a lead may be dialed now, and what each rule says of it. */
export function WhyPanel({ leadId }: { leadId: string }) {
  const explanation = useLeadExplanation(leadId);
  return (
    <section aria-labelledby="lead-why">
      <Title order={2} size="sm" mb="xs" id="lead-why">
        Can it be dialed?
      </Title>
      <Loaded query={explanation} what="The explanation" skeleton={<Skeleton height={200} />}>
        {(loaded) => <Answer explanation={loaded} />}
      </Loaded>
    </section>
  );
}

function Answer({ explanation }: { explanation: LeadExplanation }) {
  const { eligible, line, opensAt, place, rules, numbers, accounts } = explanation;
  return (
    <>
      <Text size="sm" fw={600}>
        {eligible ? 'Yes. ' : 'Not now. '}
        <Text span fw={400}>
          {line}
          {!eligible && opensAt && ` It opens ${dateTime(opensAt)}.`}
        </Text>
      </Text>
      <List size="sm" mt="xs" spacing={4} center>
        {rules.map(({ rule, holds, text, sources }) => (
          <List.Item key={rule} icon={<Mark holds={holds} />}>
            {text}
            <Sources sources={sources} />
          </List.Item>
        ))}
      </List>
      {numbers.length > 0 && (
        <List size="sm" mt="xs" spacing={4} listStyleType="none" aria-label="Its numbers">
          {numbers.map(({ phone, text }) => (
            <List.Item key={phone}>
              {phone}: {text}
            </List.Item>
          ))}
        </List>
      )}
      {accounts.length > 1 && (
        <Suspense>
          <AccountUses accounts={accounts} of="the lead" />
        </Suspense>
      )}
      {place.zones.length > 0 && (
        <Text size="xs" className="rb-quiet" mt="xs">
          It may be in {place.jurisdictions.join(', ')}, by the clock of{' '}
          {place.zones.map((zone) => zone.replaceAll('_', ' ')).join(', ')}; rules{' '}
          {place.rulePacks.join(', ')}.
        </Text>
      )}
    </>
  );
}

function Mark({ holds }: { holds: boolean }) {
  return holds ? (
    <IconCircleCheck size={18} color="var(--mantine-color-green-8)" role="img" aria-label="Holds" />
  ) : (
    <IconCircleX size={18} color="var(--mantine-color-red-8)" role="img" aria-label="Stops it" />
  );
}

/** Where a rule stands written. */
function Sources({ sources }: { sources: readonly string[] }) {
  const links = sources.filter((source) => source.startsWith('http'));
  const names = sources.filter((source) => !source.startsWith('http'));
  return (
    <Text span size="xs" className="rb-quiet">
      {names.length > 0 && ` ${names.join('; ')}.`}
      {links.map((link, index) => (
        <span key={link}>
          {' '}
          <Anchor href={link} target="_blank" rel="noreferrer" size="xs">
            Source{links.length > 1 ? ` ${index + 1}` : ''}
          </Anchor>
        </span>
      ))}
    </Text>
  );
}
