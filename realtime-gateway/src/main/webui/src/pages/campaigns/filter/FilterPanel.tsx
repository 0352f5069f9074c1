import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useChangeLeadFilter, useFilterPreview, useLeadFilter } from '~/api/leadFilter';
import { RequestFailed } from '~/api/problem';
import type { Campaign, CampaignFilter } from '~/api/types';
import { limits } from '~/generated/rules';
import { useMe } from '~/session/useSession';
import { FormAlert } from '~/ui/FormAlert';
import { Loaded } from '~/ui/Loaded';
import { Panel } from '~/ui/Panel';
import { done } from '~/ui/toasts';
import { useUnsaved } from '~/ui/useUnsaved';
import { ConditionRow } from './ConditionRow';
import {
  conditionsOf,
  countWords,
  type Draft,
  draftsOf,
  FIELD,
  faultOf,
  isComplete,
  newDraft,
  OPERATOR,
} from './filterForm';

const MOST = limits.NewFilter.conditions.maxItems;
const PAUSE_MS = 300;

/** Which leads the campaign dials by itself; supervisors read it, admins change it. */
export function FilterPanel({ campaign }: { campaign: Campaign }) {
  const filter = useLeadFilter(campaign.id);
  const readOnly = useMe().role !== 'ADMIN' || campaign.state === 'STOPPED';
  return (
    <Panel title="Which leads are dialed">
      <Loaded query={filter} what="The filter" skeleton={<Skeleton height={80} />}>
        {(loaded) =>
          readOnly ? (
            <Reading filter={loaded} />
          ) : (
            <Editor campaignId={campaign.id} filter={loaded} />
          )
        }
      </Loaded>
    </Panel>
  );
}

function Reading({ filter }: { filter: CampaignFilter }) {
  return (
    <Stack gap="xs">
      {filter.conditions.length > 0 && (
        <ul style={{ margin: 0 }}>
          {draftsOf(filter.conditions).map((draft) => (
            <li key={draft.key}>
              {draft.column || FIELD[draft.field]} {OPERATOR[draft.operator]}{' '}
              {draft.values.join(', ')}
            </li>
          ))}
        </ul>
      )}
      <Standing filter={filter} />
    </Stack>
  );
}

function Standing({ filter }: { filter: CampaignFilter }) {
  const count = countWords(filter.fitting, filter.waiting);
  return (
    <Text size="sm" role="status">
      {filter.conditions.length === 0 ? 'Every lead is dialed.' : `${count} fit.`}
      {filter.judging && ' They are still being judged by the changed filter.'}
    </Text>
  );
}

interface Props {
  readonly campaignId: string;
  readonly filter: CampaignFilter;
}

function Editor({ campaignId, filter }: Props) {
  const change = useChangeLeadFilter(campaignId);
  const [drafts, setDrafts] = useState(() => draftsOf(filter.conditions));
  const keys = useRef(0);
  const conditions = conditionsOf(drafts);
  const dirty =
    JSON.stringify(conditions) !== JSON.stringify(conditionsOf(draftsOf(filter.conditions)));
  const complete = drafts.every(isComplete);
  const unsaved = useUnsaved(dirty);
  const errors = change.error instanceof RequestFailed ? change.error.errors : [];
  const put = (index: number, draft: Draft) =>
    setDrafts(drafts.map((old, n) => (n === index ? draft : old)));
  const add = () => {
    keys.current += 1;
    setDrafts([...drafts, newDraft(`new ${keys.current}`)]);
  };
  const save = () =>
    change.mutate(conditions, {
      onSuccess: (changed) => {
        setDrafts(draftsOf(changed.conditions));
        done('The filter is saved. It counts from the next call on.');
      },
    });
  return (
    <Stack gap="sm">
      {unsaved}
      <FormAlert message={change.error?.message} />
      <Text size="sm" className="rb-quiet">
        The campaign dials by itself only leads of which all of these hold. The others keep their
        place and come back when they fit. Callbacks that were promised are kept, and agents who
        dial by hand are free.
      </Text>
      {drafts.length > 0 && (
        <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
          {drafts.map((draft, index) => (
            <ConditionRow
              key={draft.key}
              number={index + 1}
              draft={draft}
              columns={filter.columns}
              error={faultOf(errors, index)}
              onChange={(next) => put(index, next)}
              onRemove={() => setDrafts(drafts.filter((_, n) => n !== index))}
            />
          ))}
        </Stack>
      )}
      {dirty ? (
        <Preview campaignId={campaignId} drafts={drafts} complete={complete} />
      ) : (
        <Standing filter={filter} />
      )}
      <Group justify="space-between">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          disabled={drafts.length >= MOST}
          onClick={add}
        >
          Add a condition
        </Button>
        <Group>
          <Button
            variant="default"
            disabled={!dirty}
            onClick={() => setDrafts(draftsOf(filter.conditions))}
          >
            Undo changes
          </Button>
          <Button loading={change.isPending} disabled={!dirty || !complete} onClick={save}>
            Save the filter
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

interface PreviewProps {
  readonly campaignId: string;
  readonly drafts: readonly Draft[];
  readonly complete: boolean;
}

/** How many the conditions would let in that are not saved yet. */
function Preview({ campaignId, drafts, complete }: PreviewProps) {
  const [settled] = useDebouncedValue(drafts, PAUSE_MS);
  const asked = complete && settled.every(isComplete);
  const preview = useFilterPreview(campaignId, conditionsOf(settled), asked);
  return (
    <Text size="sm" role="status">
      {!complete && 'Complete each condition to see how many it lets in.'}
      {complete &&
        preview.data &&
        `${countWords(preview.data.fitting, preview.data.judged)} would fit.`}
      {complete && preview.error?.message}
    </Text>
  );
}
