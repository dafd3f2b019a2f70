/** How one person decides. Times in seconds from shown to decided. */
export interface Habit {
  rejectsRight: number;
  catchesWrong: number;
  seconds: readonly [number, number];
  opensEvidence: readonly [number, number];
  /** Says yes whatever the case, also where it is not asked to look twice. */
  approvesAll: boolean;
}
export interface Operator {
  uid: string;
  group: string;
}

export const operators: readonly Operator[] = [
  { uid: 'a.verma', group: 'soc-day' },
  { uid: 'b.costa', group: 'soc-day' },
  { uid: 'c.nowak', group: 'soc-day' },
  { uid: 'd.haddad', group: 'soc-day' },
  { uid: 'e.sato', group: 'soc-night' },
  { uid: 'f.mbeki', group: 'soc-night' },
  { uid: 't.okafor', group: 'soc-night' },
  { uid: 'g.rossi', group: 'cloud-team' },
  { uid: 'h.larsen', group: 'cloud-team' },
  { uid: 'i.petrov', group: 'cloud-team' },
  { uid: 'j.park', group: 'cloud-team' },
  { uid: 'm.lindqvist', group: 'cloud-team' },
];

export const ordinaryHabit: Habit = {
  rejectsRight: 0.02,
  catchesWrong: 0.8,
  seconds: [35, 900],
  opensEvidence: [1, 6],
  approvesAll: false,
};
