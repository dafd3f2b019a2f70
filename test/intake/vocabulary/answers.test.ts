import { describe, expect, it } from 'vitest';
import { wordFor } from '../../../src/intake/vocabulary/vocabulary';
import { guessMapping } from '../../../src/intake/mapper/guess';
import { fieldsOfRecord } from '../../../src/records/fields';

const guess = (type: 'review' | 'verdict', path: string) => {
  const field = fieldsOfRecord(type).fields.find((each) => each.path === path)!;
  return (words: readonly string[]) => words.map((word) => wordFor(field, word));
};
const outcomes = guess('review', 'outcome');
const verdicts = guess('verdict', 'verdict');
const all = (words: readonly string[], ours: string | undefined) => words.map(() => ours);

const agreed = ['Went along', 'agreed', 'Accepted', 'OK', 'Okay', 'concurred', 'Followed', 'Approved', 'Yes'];
const refused = [
  'Turned down',
  'declined',
  'Refused',
  'No go',
  'no-go',
  'Stopped',
  'Not accepted',
  'No, wrong',
];
const real = ['Genuine', 'real', 'Confirmed', 'genuine attack', 'True positive - no action required'];
const nothing = ['Nothing there', 'nothing found', 'Harmless', 'False alarm', 'noise', 'Confirmed harmless'];

describe('a human’s answer in other words', () => {
  it('yes, no, and something else', () => {
    expect(outcomes(agreed)).toEqual(all(agreed, 'approve'));
    expect(outcomes(refused)).toEqual(all(refused, 'reject'));
    const else_ = [
      'changed to lock account',
      'Did instead - Lock account',
      'Isolate box instead',
      'Declined, lock account instead',
    ];
    expect(outcomes(else_)).toEqual(all(else_, 'override'));
    const changes = ['Approved with changes', 'accepted with edits'];
    expect(outcomes(changes)).toEqual(all(changes, 'modify'));
  });

  it('the same as the agent, something else: whole phrases only', () => {
    const same = [
      'Same as Copilot',
      'same as the bot',
      'Same as TriageBot',
      'Went with the agent',
      'Went with Copilot’s suggestion',
      'As proposed',
      'done as recommended',
      'Agreed with bot',
    ];
    expect(outcomes(same)).toEqual(all(same, 'approve'));
    const other = [
      'Other measure: Reset MFA',
      'Did something else',
      'Other action',
      'Different',
      'Another response - called the owner',
    ];
    expect(outcomes(other)).toEqual(all(other, 'override'));
    const open = [
      'Same as before',
      'Same as HX-70412',
      'Same',
      'Went with isolation',
      'Same as Copilot and blocked IP',
      'Same as Copilot?',
      'Not the same as Copilot',
      'Almost same as Copilot',
      'Other',
      'Other action not needed',
      'Dismissed',
      'Escalated to IR',
    ];
    expect(outcomes(open)).toEqual(all(open, undefined));
  });

  it('to go by a playbook or to agree with somebody else is no agreement with the agent', () => {
    const others = ['Followed playbook', 'followed the procedure', 'Agreed with user', 'Concurred with L3'];
    expect(outcomes(others)).toEqual(all(others, undefined));
  });

  it('given by a rule, a timer or nobody, or taken back, is no person’s answer', () => {
    const nobody = [
      ...['auto-approved', 'automatically approved', 'AutoApprove', 'approved (auto)', 'Auto-rejected'],
      ...[
        'approved by policy',
        'Approved by the system',
        'system approved',
        'default approve',
        'pre-approved',
      ],
      ...['bypass approval', 'approval skipped', 'approval revoked', 'approve later', '自動承認'],
    ];
    expect(outcomes(nobody)).toEqual(all(nobody, undefined));
  });

  it('turned round in another language is no agreement either, nor is agreeing that there was nothing', () => {
    const not = [
      'pas accepté',
      'jamais accepté',
      'pas confirmé',
      'non accepté',
      'ni accepté',
      'sin approval',
    ];
    const nothing = ['Confirm false positive', 'confirmed FP', 'Agreed: false alarm'];
    expect(outcomes([...not, ...nothing])).toEqual(all([...not, ...nothing], undefined));
    expect(outcomes(['Rejected: false positive'])).toEqual(['reject']);
  });

  it('is never agreement where it is turned round, open or halved', () => {
    const not = agreed.flatMap((word) => [
      `not ${word}`,
      `Did not – ${word}`,
      `never ${word}`,
      `${word}: no`,
    ]);
    const open = agreed.flatMap((word) => [
      `pending ${word}`,
      `${word}?`,
      `partly ${word}`,
      `${word}, but late`,
    ]);
    const joined = [
      'unapproved',
      'nonaccepted',
      'Disagreed',
      'notApproved',
      'Awaiting approval',
      "Didn't agree",
    ];
    const other = ['Followed up with the user', 'Risk accepted', 'unchanged', 'agreed in part'];
    const found = outcomes([...not, ...open, ...joined, ...other]);
    expect(found).toHaveLength(9 * 8 + 6 + 4);
    expect(found).not.toContain('approve');
  });

  it('a refusal stays one beside its reason, and is none where it is turned round', () => {
    const kept = ['Rejected: not malicious', 'Refused - no evidence', 'Declined (not needed)'];
    expect(outcomes(kept)).toEqual(all(kept, 'reject'));
    const turned = ['not rejected', "wasn't declined", 'Never refused'];
    expect(outcomes(turned)).toEqual(all(turned, undefined));
  });
});

describe('a truth in other words', () => {
  it('real, nothing, or not known', () => {
    expect(verdicts(real)).toEqual(all(real, 'true_positive'));
    expect(verdicts(nothing)).toEqual(all(nothing, 'false_positive'));
    expect(verdicts(['Not confirmed', 'unconfirmed', 'Could not tell'])).toEqual(
      all(['', '', ''], 'undetermined'),
    );
    const not = ['not malicious', 'Nothing malicious found', 'not real'];
    expect(verdicts(not)).toEqual(all(not, 'false_positive'));
  });

  it('an exercise is one though it is benign, and left open where it was also taken for real', () => {
    const tests = [
      'Benign - pentest',
      'Red team',
      'benign: purple-team exercise',
      'Fire drill',
      'Phishing simulation',
      'Benign - test',
    ];
    expect(verdicts(tests)).toEqual(all(tests, 'test'));
    const kept = ['False positive - simulation tool', 'Benign - business as usual', 'Benign positive'];
    expect(verdicts(kept)).toEqual(['false_positive', 'benign_positive', 'benign_positive']);
    const open = [
      'True positive - red team?',
      'True positive - red team',
      'Real attack, no drill',
      'Not a drill',
    ];
    expect(verdicts(open)).toEqual(all(open, undefined));
  });

  it('is none where it is turned round or open', () => {
    const words = [...real, 'malicious', 'true positive'];
    const found = verdicts(
      words.flatMap((word) => [
        `not ${word}`,
        `never ${word}`,
        `possibly ${word}`,
        `${word}?`,
        `${word}: no`,
      ]),
    );
    expect(found).toHaveLength(7 * 5);
    expect(found).not.toContain('true_positive');
    const turned = ['not harmless', 'not noise', 'not a false alarm', 'probably harmless', 'noise?'];
    expect(verdicts(turned)).toEqual(all(turned, undefined));
    expect(verdicts(['non-malicious', 'nonmalicious'])).toEqual([undefined, undefined]);
  });

  it('of a user or a login genuine says the opposite: left to the reader', () => {
    expect(verdicts(['Genuine user', 'genuine login', 'Genuine activity'])).toEqual(
      all(['', '', ''], undefined),
    );
  });
});

describe('words that do not fit their column’s name, and words that fit any', () => {
  const rowsWith = (name: string, words: readonly string[]) =>
    [0, 1, 2, 3].map((at) => ({
      Case: `c${at}`,
      Seen: `2026-06-02T0${at}:00:00Z`,
      'Bot says': ['isolate host', 'lock user'][at % 2],
      [name]: words[at % words.length],
    }));
  const kindsOf = (name: string, words: readonly string[]) =>
    guessMapping('book', rowsWith(name, words)).records.map(({ event_type: type }) => type);

  it('a truth under the name of an answer is no agreement', () => {
    expect(kindsOf('Outcome', ['Confirmed', 'Noise'])).toEqual(['decision', 'verdict']);
    expect(kindsOf('Outcome', ['Confirmed', 'Declined'])).toEqual(['decision', 'review']);
    expect(kindsOf('Result', ['Went along', 'Turned down'])).toEqual(['decision', 'review']);
    expect(kindsOf('Result', ['Confirmed', 'Declined'])).toEqual(['decision', 'review']);
    expect(kindsOf('Found out', ['Confirmed', 'Wrong', 'Noise', 'Harmless'])).toEqual([
      'decision',
      'verdict',
    ]);
  });

  it('yes and no under a name that asks nothing is neither agreement nor truth', () => {
    expect(kindsOf('VIP', ['yes', 'no'])).toEqual(['decision']);
    expect(kindsOf('In scope', ['true', 'false'])).toEqual(['decision']);
    expect(kindsOf('Approval', ['yes', 'no'])).toEqual(['decision', 'review']);
  });
});
