import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useCampaignCheck } from '~/api/explanations';
import type { CheckFinding } from '~/api/types';
import { Loaded } from '~/ui/Loaded';
import { StateBadge } from '~/ui/StateBadge';
import { CHECK_SEVERITY } from '~/ui/words';

/** The next steps say these with a way to what is missing. */
const NEXT_STEPS: readonly CheckFinding['code'][] = ['NO_LEADS', 'NO_AGENTS'];

/** What one should know before the campaign dials: what stops it, and rules that contradict. */
export function CheckPanel({ id }: { id: string }) {
  const check = useCampaignCheck(id);
  return (
    <section className="rb-card rb-why" aria-labelledby="campaign-check">
      <Title order={2} size="sm" mb="xs" id="campaign-check">
        Before it dials
      </Title>
      <Loaded query={check} what="The check" skeleton={<Skeleton height={44} />}>
        {({ findings }) => (
          <Findings findings={findings.filter(({ code }) => !NEXT_STEPS.includes(code))} />
        )}
      </Loaded>
    </section>
  );
}

function Findings({ findings }: { findings: readonly CheckFinding[] }) {
  return findings.length === 0 ? (
    <Text size="sm">Nothing in its rules or leads keeps it from dialing.</Text>
  ) : (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {findings.map(({ code, severity, line }) => (
        <Group component="li" key={code} gap="sm" wrap="nowrap" align="flex-start">
          <StateBadge word={CHECK_SEVERITY[severity]} />
          <Text size="sm">{line}</Text>
        </Group>
      ))}
    </Stack>
  );
}
