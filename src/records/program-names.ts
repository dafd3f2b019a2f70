/** Parts of a name that say it is a program's: `svc-soar`, `Auto-Approver`, `github-actions[bot]`. */
const parts = new Set(
  `svc bot bots robot robots auto automation automations automated automatic autoresponder autoapprover autoclose autopilot
  automatisch automatique automatico automatica automatisierung policy policies rule rules ruleengine engine rulesengine playbook
  playbooks runbook workflow workflows soar xsoar pipeline pipelines scheduler cron cronjob daemon webhook webhooks lambda script
  scripts noreply serviceaccount dienstkonto orchestrator copilot llm gpt chatgpt dbot socbot triagebot chatbot slackbot dependabot integration integrations api connector
  システム 自動`.split(/\s+/),
);
/** Only where machines' names are written: `ai-reviewer`, `critic-agent`, `sa-approver`, `agent7`. */
const machineParts = /(?:^|[-_])(?:ai|sa|sys|agents?)(?=[-_\d]|$)/i;
const ofPeople = new Set(
  'admin administrator administrators engineer engineering analyst analysts owner owners lead operator'.split(
    ' ',
  ),
);
const systemWords = new Set(['system', 'sistema', 'systeme']);
const whole =
  /\[bot\]|\.gserviceaccount\.com$|^arn:aws[\w-]*:(?:sts|lambda|states)|^system:serviceaccount:|nt authority|\$$|service[\s_-]*(?:account|principal|user)|(?:gpt|copilot)$/i;
const dividers = /[^\p{L}\p{N}]+/u;

const wordsOf = (name: string): string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .split(dividers)
    .filter((word) => word !== '');

const known = new Map<string, boolean>();
const mostKnown = 10_000;

/**
 * Is this the name of a program, an account of a service or an agent, by the parts of the name? What it approves or
 * closes, no person did. Of an address only what stands before the @ counts.
 */
export function isProgramName(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const found = looksLikeProgram(name.trim());
  known.set(name, found);
  return found;
}

function looksLikeProgram(name: string): boolean {
  if (whole.test(name)) return true;
  const own = /^[^@\s]+(?=@)/.exec(name)?.[0] ?? name;
  if (whole.test(own)) return true;
  const words = wordsOf(own);
  if (words.some((word) => parts.has(word))) return true;
  if (words.some((word) => systemWords.has(word))) return !words.some((word) => ofPeople.has(word));
  return !/\s/u.test(own) && machineParts.test(own);
}

/** Is a group one of programs: each of its words says so? */
export const isProgramGroup = (group: string): boolean => {
  const words = wordsOf(group).filter(
    (word) => !['team', 'group', 'accounts', 'account', 'service', 'the'].includes(word),
  );
  return words.length > 0 && words.every((word) => parts.has(word) || systemWords.has(word));
};
