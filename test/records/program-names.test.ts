import { expect, it } from 'vitest';
import { isProgramGroup, isProgramName } from '../../src/records/program-names';

const programs = [
  ...[
    'svc-soar',
    'svc_soar',
    'SVC.SOAR',
    'sa-approver',
    'soar',
    'XSOAR',
    'DBot',
    'auto-approver',
    'AutoApprover',
  ],
  ...[
    'automation',
    'Automation Rule 12',
    'policy-engine',
    'rule-engine',
    'playbook:contain',
    'workflow',
    'TriageBot',
  ],
  ...['triage bot', 'github-actions[bot]', 'dependabot[bot]', 'soc.bot@corp.example', 'noreply@corp.example'],
  ...['approver@prod.iam.gserviceaccount.com', 'system:serviceaccount:soc:approver', 'NT AUTHORITY\\SYSTEM'],
  ...[
    'gmsa-soar$',
    'Service Account',
    'service-principal-7',
    'SYSTEM',
    'système',
    'sistema',
    'cron',
    'webhook',
  ],
  ...[
    'arn:aws:sts::123456789012:assumed-role/approver/i-1',
    'ChatGPT',
    'gpt',
    'llm-judge',
    'security copilot',
  ],
  ...[
    'ai-reviewer',
    'AI',
    'critic-agent',
    'agent-7',
    'agent7',
    'Dienstkonto SOC',
    'automatisch',
    '自動承認 システム',
  ],
];
const people = [
  ...[
    'd.haddad',
    'a.verma',
    'M. Okafor',
    'Mara Okafor',
    'j.talbot',
    'K. Abbott',
    'Ai Tanaka',
    'sa.smith',
    'Agent Smith',
  ],
  ...[
    'ann',
    'r1',
    'x7',
    'analyst-2',
    'soc-lead',
    'System Administrator',
    'systems.engineer',
    'admin',
    'S-1-5-21-7',
  ],
  ...[
    'jane@bot.example',
    'max@soar.example',
    '山田太郎',
    'Jörg Müller',
    'autumn.reed',
    'paula.policht',
    'l.scripps',
  ],
];

it('knows the names of programs, services and agents from those of people', () => {
  expect(programs.filter((name) => !isProgramName(name))).toEqual([]);
  expect(people.filter((name) => isProgramName(name))).toEqual([]);
});

it('takes a group for one of programs only where all of it says so', () => {
  expect(
    ['SOAR', 'Automation', 'service accounts bots', 'SOAR playbooks'].filter((name) => !isProgramGroup(name)),
  ).toEqual([]);
  expect(['automation team leads', 'soc-day', 'group', 'policy board'].filter(isProgramGroup)).toEqual([]);
});
