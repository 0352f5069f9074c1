import { Anchor, Button, Group, Progress, Select, Stack, Text } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useRefreshBatches } from '~/api/batches';
import { useLeadLists } from '~/api/leadLists';
import { detailOf } from '~/api/problem';
import { type Upload, uploadLeads } from '~/api/uploadLeads';
import { FormAlert } from '~/ui/FormAlert';
import { done } from '~/ui/toasts';
import { countries } from './countries';
import { saveAs } from './csv';
import { DropZone } from './DropZone';
import { fileFault, size } from './fileFault';

const TEMPLATE = 'phone,phone2,name,email,language,source,priority,score,external_id\r\n';

/** Sends a file of leads; its import goes on by itself and is shown below. */
export function UploadPanel({ campaignId }: { campaignId: string }) {
  const [file, setFile] = useState<File>();
  const [listId, setListId] = useState<string | null>(null);
  const lists = useLeadLists(campaignId);
  const [country, setCountry] = useState<string | null>(null);
  const [share, setShare] = useState<number>();
  const [trouble, setTrouble] = useState<string>();
  const upload = useRef<Upload>(undefined);
  const refresh = useRefreshBatches(campaignId);
  const options = useMemo(countries, []);

  const choose = (chosen: File) => {
    const fault = fileFault(chosen);
    setTrouble(fault);
    setFile(fault ? undefined : chosen);
  };
  const send = async (chosen: File) => {
    setTrouble(undefined);
    setShare(0);
    const what = {
      campaignId,
      file: chosen,
      ...(country ? { country } : {}),
      ...(listId ? { listId } : {}),
    };
    upload.current = uploadLeads(what, setShare);
    try {
      await upload.current.done;
      done(`${chosen.name} is uploaded and being imported.`);
      setFile(undefined);
    } catch (failure) {
      setTrouble(isAbort(failure) ? undefined : detailOf(failure));
    } finally {
      setShare(undefined);
      refresh();
    }
  };

  return (
    <Stack gap="md">
      <FormAlert message={trouble} />
      <DropZone disabled={share !== undefined} onFile={choose} />
      {file && (
        <Group align="flex-end" justify="space-between">
          <div>
            <Text fw={600} size="sm">
              {file.name}
            </Text>
            <Text size="sm" className="rb-quiet">
              {size(file.size)}
            </Text>
          </div>
          {lists.data && lists.data.lists.length > 1 && (
            <Select
              label="List"
              data={lists.data.lists.map(({ id, name }) => ({ value: id, label: name }))}
              allowDeselect={false}
              value={listId ?? lists.data.lists[0]?.id ?? null}
              disabled={share !== undefined}
              onChange={setListId}
            />
          )}
          <Select
            label="Numbers without a country code are from"
            placeholder="The organization's country"
            data={options}
            searchable
            clearable
            limit={100}
            w={340}
            value={country}
            disabled={share !== undefined}
            onChange={setCountry}
          />
          {share === undefined ? (
            <Group gap="xs">
              <Button variant="default" onClick={() => setFile(undefined)}>
                Cancel
              </Button>
              <Button onClick={() => void send(file)}>Upload</Button>
            </Group>
          ) : (
            <Button variant="default" onClick={() => upload.current?.abort()}>
              Cancel the upload
            </Button>
          )}
        </Group>
      )}
      {share !== undefined && <UploadProgress share={share} />}
      <Text size="sm" className="rb-quiet">
        Columns are known by their names: phone, name (or first name and last name), email,
        language, source, priority (urgent, high, medium, low), score (0 to 100), external id. A
        person’s other numbers stand in phone2 to phone5, alternate phone, home phone and the like.
        Any other column is kept with the lead.{' '}
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => saveAs('leads.csv', TEMPLATE)}
        >
          Download a template
        </Anchor>
      </Text>
    </Stack>
  );
}

function UploadProgress({ share }: { share: number }) {
  const percent = Math.round(share * 100);
  return (
    <div>
      <Text size="sm" mb={4}>
        {percent < 100 ? `Uploading: ${percent} %` : 'Uploaded; the server is taking it in'}
      </Text>
      <Progress value={percent} animated={percent === 100} aria-label="Upload" />
    </div>
  );
}

function isAbort(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'AbortError';
}
