import type { Condition, Mapping } from '../../records/mapping';
import opa from './opa/format.json';
import opaMapping from './opa/mapping.json';
import ocsf from './ocsf/format.json';
import ocsfMapping from './ocsf/mapping.json';
import sentinel from './sentinel/format.json';
import sentinelMapping from './sentinel/mapping.json';
import defender from './defender/format.json';
import defenderMapping from './defender/mapping.json';
import otelGenai from './otel-genai/format.json';
import otelGenaiMapping from './otel-genai/mapping.json';
import splunkEs from './splunk-es/format.json';
import splunkEsMapping from './splunk-es/mapping.json';
import thehive from './thehive/format.json';
import thehiveMapping from './thehive/mapping.json';
import elastic from './elastic/format.json';
import elasticMapping from './elastic/mapping.json';
import kibanaCases from './kibana-cases/format.json';
import kibanaCasesMapping from './kibana-cases/mapping.json';
import servicenow from './servicenow/format.json';
import servicenowMapping from './servicenow/mapping.json';
import jira from './jira/format.json';
import jiraMapping from './jira/mapping.json';
import langfuse from './langfuse/format.json';
import langfuseMapping from './langfuse/mapping.json';
import phoenix from './phoenix/format.json';
import phoenixMapping from './phoenix/mapping.json';
import securityHub from './security-hub/format.json';
import securityHubMapping from './security-hub/mapping.json';
import guardduty from './guardduty/format.json';
import guarddutyMapping from './guardduty/mapping.json';
import claudeCode from './claude-code/format.json';
import claudeCodeMapping from './claude-code/mapping.json';
import langsmith from './langsmith/format.json';
import langsmithMapping from './langsmith/mapping.json';
import openaiAgents from './openai-agents/format.json';
import openaiAgentsMapping from './openai-agents/mapping.json';
import agentGovernance from './agent-governance/format.json';
import agentGovernanceMapping from './agent-governance/mapping.json';
import inspect from './inspect/format.json';
import inspectMapping from './inspect/mapping.json';
import wazuh from './wazuh/format.json';
import wazuhMapping from './wazuh/mapping.json';
import crowdstrike from './crowdstrike/format.json';
import crowdstrikeMapping from './crowdstrike/mapping.json';
import secops from './secops/format.json';
import secopsMapping from './secops/mapping.json';
import xsoar from './xsoar/format.json';
import xsoarMapping from './xsoar/mapping.json';
import qradar from './qradar/format.json';
import qradarMapping from './qradar/mapping.json';
import splunkSoar from './splunk-soar/format.json';
import splunkSoarMapping from './splunk-soar/mapping.json';

/** A source that is recognised by itself: how it is known, how it is read, what else to say of it. */
export interface Format {
  readonly id: string;
  readonly title: string;
  /** Which version of which specification it was written against. */
  readonly specification: string;
  /** Where that is documented. */
  readonly link: string;
  /** No export of the tool was at hand when it was written. */
  readonly isUnseen?: boolean;
  /** A row is of this format only when all hold. */
  readonly must: readonly Condition[];
  /** Each that holds adds to the confidence. */
  readonly may: readonly Condition[];
  readonly mapping: Mapping;
  /** What is assumed, and what the source itself leaves open; whole sentences. */
  readonly notes: readonly string[];
}

/** The data is checked by its test: a check here would run before the page's setting of Zod holds. */
const format = (described: unknown, mapping: unknown): Format => ({
  ...(described as Omit<Format, 'mapping'>),
  mapping: mapping as Mapping,
});

export const formats: readonly Format[] = [
  format(opa, opaMapping),
  format(ocsf, ocsfMapping),
  format(sentinel, sentinelMapping),
  format(defender, defenderMapping),
  format(otelGenai, otelGenaiMapping),
  format(splunkEs, splunkEsMapping),
  format(thehive, thehiveMapping),
  format(elastic, elasticMapping),
  format(kibanaCases, kibanaCasesMapping),
  format(servicenow, servicenowMapping),
  format(jira, jiraMapping),
  format(langfuse, langfuseMapping),
  format(phoenix, phoenixMapping),
  format(securityHub, securityHubMapping),
  format(guardduty, guarddutyMapping),
  format(claudeCode, claudeCodeMapping),
  format(langsmith, langsmithMapping),
  format(openaiAgents, openaiAgentsMapping),
  format(agentGovernance, agentGovernanceMapping),
  format(inspect, inspectMapping),
  format(wazuh, wazuhMapping),
  format(crowdstrike, crowdstrikeMapping),
  format(secops, secopsMapping),
  format(xsoar, xsoarMapping),
  format(qradar, qradarMapping),
  format(splunkSoar, splunkSoarMapping),
];

export const formatOf = (id: string): Format | undefined => formats.find((each) => each.id === id);

/** What a reader is told of a format: its notes, and what it was written from. */
export const notesOf = ({ notes, specification, isUnseen = false }: Format): readonly string[] => [
  ...notes,
  `Written against ${specification}.`,
  ...(isUnseen ? ['Written from the documentation, not yet seen in the wild.'] : []),
];
