import { Button, Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useChangeDispositions, useDispositions } from '~/api/campaigns';
import type { Campaign, CampaignDispositions, Disposition } from '~/api/types';
import { useMe } from '~/session/useSession';
import { Confirm } from '~/ui/Confirm';
import { FormAlert } from '~/ui/FormAlert';
import { Loaded } from '~/ui/Loaded';
import { Panel } from '~/ui/Panel';
import { done } from '~/ui/toasts';
import { useUnsaved } from '~/ui/useUnsaved';
import { DispositionTable } from './DispositionTable';
import { moved, NEW_DISPOSITION } from './dispositionForm';
import { EditDisposition } from './EditDisposition';

/** What agents may say came of a call; supervisors read it, admins change it. */
export function DispositionsTab({ campaign }: { campaign: Campaign }) {
  const set = useDispositions(campaign.id);
  const readOnly = useMe().role !== 'ADMIN' || campaign.state === 'STOPPED';
  return (
    <Loaded query={set} what="The dispositions" skeleton={<Skeleton height={240} />}>
      {(loaded) => <Editor campaignId={campaign.id} set={loaded} readOnly={readOnly} />}
    </Loaded>
  );
}

interface Props {
  readonly campaignId: string;
  readonly set: CampaignDispositions;
  readonly readOnly: boolean;
}

function Editor({ campaignId, set, readOnly }: Props) {
  const change = useChangeDispositions(campaignId);
  const [all, setAll] = useState(set.dispositions);
  const [unsaid, setUnsaid] = useState(set.unsaid ?? null);
  const [edited, setEdited] = useState<number>();
  const [restoring, setRestoring] = useState(false);
  const dirty =
    JSON.stringify([all, unsaid]) !== JSON.stringify([set.dispositions, set.unsaid ?? null]);
  const unsaved = useUnsaved(!readOnly && dirty);
  const takeIn = (changed: CampaignDispositions) => {
    setAll(changed.dispositions);
    setUnsaid(changed.unsaid ?? null);
    setRestoring(false);
    done('The dispositions are saved. They count from the next call on.');
  };
  const put = (one: Disposition) => {
    setAll(edited === all.length ? [...all, one] : all.map((old, n) => (n === edited ? one : old)));
    setEdited(undefined);
  };
  const remove = (index: number) => {
    setAll(all.filter((_, n) => n !== index));
    setUnsaid(unsaid === all[index]?.code ? null : unsaid);
  };
  return (
    <Stack>
      {unsaved}
      <FormAlert message={change.error?.message} />
      <Panel title="What agents may say came of a call">
        <DispositionTable
          all={all}
          readOnly={readOnly}
          onEdit={setEdited}
          onMove={(index, by) => setAll(moved(all, index, by))}
          onRemove={remove}
        />
        {!readOnly && (
          <Button
            mt="sm"
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => setEdited(all.length)}
          >
            Add a disposition
          </Button>
        )}
      </Panel>
      <Panel title="When the wrap-up runs out and nothing was said">
        <Select
          aria-label="When the wrap-up runs out and nothing was said"
          maw={420}
          disabled={readOnly}
          allowDeselect={false}
          data={[
            { value: '', label: 'The agent is held until they say it' },
            ...all.map(({ code, label }) => ({ value: code, label: `Set “${label}”` })),
          ]}
          value={unsaid ?? ''}
          onChange={(code) => setUnsaid(code || null)}
        />
        <Text size="sm" className="rb-quiet" mt="xs">
          What is set so is marked as nobody’s word, and the agent can still correct it.
        </Text>
      </Panel>
      <Text size="sm" className="rb-quiet">
        The system says itself what came of calls that nobody talked on (
        {set.system.map(({ label }) => label.toLowerCase()).join(', ')}); when such leads are tried
        again is in the rules.
      </Text>
      {!readOnly && (
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setRestoring(true)}>
            Restore the standard ones
          </Button>
          <Button
            loading={change.isPending}
            disabled={!dirty}
            onClick={() => change.mutate({ dispositions: all, unsaid }, { onSuccess: takeIn })}
          >
            Save dispositions
          </Button>
        </Group>
      )}
      <Confirm
        opened={restoring}
        title="Restore the standard dispositions?"
        action="Restore"
        onConfirm={() => change.mutate('standard', { onSuccess: takeIn })}
        onClose={() => setRestoring(false)}
      >
        The campaign’s own dispositions are gone then. Calls keep what was said of them.
      </Confirm>
      {edited !== undefined && (
        <EditDisposition
          one={all[edited] ?? NEW_DISPOSITION}
          taken={all.filter((_, n) => n !== edited).map(({ code }) => code)}
          onSave={put}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Stack>
  );
}
