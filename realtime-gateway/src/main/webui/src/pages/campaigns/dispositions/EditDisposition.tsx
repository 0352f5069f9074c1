import { Button, Group, Input, Modal, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Disposition } from '~/api/types';
import { enums, limits } from '~/generated/rules';
import { FormAlert } from '~/ui/FormAlert';
import { SALES_STATUS } from '~/ui/words';
import { DelayFields } from './DelayFields';
import { ACTIONS, codeOf, delayOf, subsOf, withAction } from './dispositionForm';

interface Props {
  readonly one: Disposition;
  /** The codes of the others. */
  readonly taken: readonly string[];
  readonly onSave: (one: Disposition) => void;
  readonly onClose: () => void;
}

const GROUPS = [
  { value: 'CONNECTED', label: 'Connected' },
  { value: 'SPECIAL', label: 'Special' },
];
const STATUSES = enums.SalesStatus.map((value) => ({ value, label: SALES_STATUS[value].text }));
/** What a nurtured lead waits where it is called again at all. */
const NURTURE_MINUTES = 129_600;

/** One disposition; a code is made of the label once, and stays. */
export function EditDisposition({ one, taken, onSave, onClose }: Props) {
  const [now, setNow] = useState(one);
  const [trouble, setTrouble] = useState<string>();
  const isNew = one.code === '';
  const delay = delayOf(now.action);
  const save = () => {
    const label = now.label.trim();
    if (label === '') {
      setTrouble('Say what agents read.');
      return;
    }
    onSave({ ...now, label, code: now.code || codeOf(label, taken) });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={isNew ? 'Add a disposition' : `Edit ${one.label}`}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack>
          <FormAlert message={trouble} />
          <TextInput
            label="What agents read"
            description={isNew ? undefined : `Code: ${one.code}`}
            data-autofocus
            maxLength={limits.DispositionView.label.maxLength}
            value={now.label}
            onChange={(event) => setNow({ ...now, label: event.currentTarget.value })}
          />
          <Group grow align="flex-start">
            <Select
              label="What it sets going"
              data={ACTIONS.map(({ value, label }) => ({ value, label }))}
              allowDeselect={false}
              value={now.action}
              onChange={(action) =>
                action && setNow(withAction(now, action as Disposition['action']))
              }
            />
            <Select
              label="Group"
              data={GROUPS}
              allowDeselect={false}
              value={now.group}
              onChange={(group) =>
                group && setNow({ ...now, group: group as Disposition['group'] })
              }
            />
          </Group>
          {typeof now.afterMinutes === 'number' && (
            <Input.Wrapper label="Called again">
              <DelayFields
                label="Called again"
                minutes={now.afterMinutes}
                growth={now.growth ?? null}
                onChange={(afterMinutes, growth) => setNow({ ...now, afterMinutes, growth })}
              />
            </Input.Wrapper>
          )}
          {delay === 'possible' && (
            <Button
              variant="default"
              w="fit-content"
              onClick={() =>
                setNow({
                  ...now,
                  afterMinutes: typeof now.afterMinutes !== 'number' ? NURTURE_MINUTES : null,
                  growth: null,
                })
              }
            >
              {typeof now.afterMinutes !== 'number' ? 'Call again as well' : 'Do not call again'}
            </Button>
          )}
          <Select
            label="What it says of the lead in selling"
            placeholder="Nothing"
            clearable
            data={STATUSES}
            value={now.salesStatus ?? null}
            onChange={(status) =>
              setNow({
                ...now,
                salesStatus: status as NonNullable<Disposition['salesStatus']> | null,
              })
            }
          />
          <TagsInput
            label="Reasons that the agent chooses from"
            description="Sub-dispositions; press Enter after each. Without any, none is asked for."
            maxTags={20}
            value={now.subDispositions.map(({ label }) => label)}
            onChange={(labels) => setNow({ ...now, subDispositions: subsOf(now, labels) })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">{isNew ? 'Add' : 'Keep'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
