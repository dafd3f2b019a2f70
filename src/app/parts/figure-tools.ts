import type { FigureTools } from '../../charts/figure/figure-tools';
import { frozenSlice } from '../../answers/frozen/slice';
import { currentAddress } from '../../session/named-views';
import { useNames } from '../../session/names';
import { useSession } from '../../session/session';
import { sliceStore } from '../../session/slice-store';
import { useView } from '../../session/view';
import { totalOf } from '../../intake/loading/account-totals';
import { counted, plain, utcPeriod } from '../../words/format';
import { shortRelease } from '../../words/filter-words';
import { FigureNotes } from './FigureNotes';
import { saveFile } from './save-file';

/** A link to where the reader is that brings a figure into view. Titles may hold a name: with names on, none is written. */
function linkTo(figure: string): string {
  const link = new URL(currentAddress(), location.href);
  const { load } = useView.getState();
  if (load !== null) link.searchParams.set('load', load);
  if (!useNames.getState().shown) link.searchParams.set('fig', figure);
  return link.href;
}

/** What a saved picture says of itself: of which logs it is, and of which slice. */
function source(): string {
  const { account, period } = useSession.getState();
  const { screen } = useView.getState();
  const first = account?.files.find(({ sha256 }) => sha256)?.sha256;
  const said = [
    account && counted(totalOf(account.files).accepted, 'record'),
    account &&
      first &&
      `${counted(account.files.length, 'file')}, the first with SHA-256 ${first.slice(0, 12)}…`,
    period && `${utcPeriod(period.from, period.to)} UTC`,
    // Verdicts are judged by their criteria, whatever the filters say.
    screen === 'readiness'
      ? null
      : `in view: ${frozenSlice(sliceStore.getState().selection, shortRelease).said}`,
  ];
  return plain(`Shadowproof. ${said.filter(Boolean).join('; ')}.`);
}

/** What figures need to be saved and linked. */
export const figureTools: FigureTools = {
  save(name, ending, content, type) {
    const withNames = useNames.getState().shown ? '-with-names' : '';
    saveFile(`${name}${withNames}.${ending}`, content, type);
  },
  png: async (svg) => (await import('./png')).pngOf(svg),
  copyLink: (figure) => navigator.clipboard.writeText(linkTo(figure)),
  source,
  Notes: FigureNotes,
  mayNote: () => !useNames.getState().shown,
  isWanted(figure) {
    if (useView.getState().figure !== figure) return false;
    useView.setState({ figure: '' });
    return true;
  },
};
