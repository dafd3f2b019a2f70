import { toAddress } from '../../slice/address/address';
import { writeLink } from '../../session/link';
import { useReports } from '../../session/reports';
import { type NavEntry } from '../../session/nav';
import { linkedPart } from '../../session/screens';
import { useSession } from '../../session/session';
import { useSelection } from '../../session/slice-store';
import { useView } from '../../session/view';

/** Where the words of the navigation lead, and which of them lead anywhere now. */
export function useEntryLinks(): {
  addressOf: (entry: NavEntry) => string;
  isOpen: (entry: NavEntry) => boolean;
} {
  const view = useView();
  const selection = useSelection();
  const isReady = useSession((session) => session.phase === 'ready' && session.query !== null);
  const hasReports = useReports(({ files }) => files.length > 0);
  const hasAccount = useSession(({ account }) => account !== null);
  return {
    addressOf: ({ screen, part }) =>
      writeLink({ ...view, screen, part: linkedPart(screen, part), decision: null, rows: null }, selection) ||
      `?${toAddress(selection)}`,
    isOpen: ({ screen, part }) =>
      isReady ||
      (screen === 'load' && (part !== 'integrity' || hasAccount)) ||
      (screen === 'report' && hasReports),
  };
}
