import type { Story } from './story';

export const testRecords: Story = {
  id: 'test-records',
  title: 'Test and staging records that must not count',
  planted:
    'Adversarial, paraphrase, chaos, drill and replay scenarios (environment test) and 40 staging decisions of which half are wrong. The same fifty cases are replayed in every bundle of agent-sentry. The control has them too.',
  conclude:
    'No production figure moves when they are left out. Adversarial pass rate 46 of 48 for sentry-4 and 40 of 48 for warden-3; 17 of 20 paraphrase groups consistent; replays pair across bundles: sentry-2 fails ten database cases that sentry-1 passes.',
  where: {},
  truth(tally) {
    const kinds = ['adversarial', 'paraphrase', 'chaos', 'drill', 'replay', 'staging'];
    return {
      decisions: Object.fromEntries(kinds.map((kind) => [kind, tally.count(`trial|${kind}`)])),
      adversarialMet: {
        'sentry-4': tally.count('trial_met|adversarial|sentry-4'),
        'warden-3': tally.count('trial_met|adversarial|warden-3'),
      },
      paraphraseGroups: 20,
      paraphraseGroupsConsistent: 17,
      replayMet: Object.fromEntries(
        [1, 2, 3, 4].map((number) => [`sentry-${number}`, tally.count(`trial_met|replay|sentry-${number}`)]),
      ),
    };
  },
};
