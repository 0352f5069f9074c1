import type { components } from '~/generated/api';

/** The API's types by their names. */
type Schemas = components['schemas'];

export type Campaign = Schemas['CampaignView'];
export type DialingMode = Schemas['DialingMode'];
export type CampaignState = Schemas['CampaignState'];
export type Counts = Schemas['Counts'];
export type NewCampaign = Schemas['NewCampaign'];
export type Decision = Schemas['DecisionView'];
export type Disposition = Schemas['DispositionView'];
export type Lead = Schemas['LeadView'];
export type DialState = Schemas['DialState'];
export type SalesStatus = Schemas['SalesStatus'];
export type Priority = Schemas['Priority'];
export type Temperature = Schemas['Temperature'];
export type Category = Schemas['Category'];
export type LeadExplanation = Schemas['LeadExplanation'];
export type HistoryEntry = Schemas['HistoryEntry'];
export type HistoryKind = Schemas['HistoryKind'];
export type DueRule = Schemas['DueRule'];
export type CampaignExplanation = Schemas['CampaignExplanation'];
export type QueueReason = Schemas['QueueReason'];
export type Suppression = Schemas['Suppression'];
export type NewSuppression = Schemas['NewSuppression'];
export type Call = Schemas['CallView'];
export type CallState = Schemas['CallState'];
export type Outcome = Schemas['Outcome'];
export type Batch = Schemas['BatchView'];
export type BatchState = Schemas['BatchState'];
export type RefusedRow = Schemas['RefusedRow'];
export type User = Schemas['UserView'];
export type NewUser = Schemas['NewUser'];
export type UserChange = Schemas['UserChange'];
export type Role = Schemas['Role'];
