import type { LucideIcon } from 'lucide-react';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';

/** Something a person can do where they are, offered by the command palette. */
export interface Command {
  id: string;
  label: string;
  icon: LucideIcon;
  run: () => void;
}

type Offer = (commands: Command[]) => () => void;

const OfferedContext = createContext<readonly Command[]>([]);
const OfferContext = createContext<Offer>(() => () => undefined);

export function CommandsProvider({ children }: { children: ReactNode }) {
  const [offers, setOffers] = useState<readonly Command[][]>([]);
  const offer = useCallback<Offer>((commands) => {
    setOffers((before) => [...before, commands]);
    return () => setOffers((before) => before.filter((each) => each !== commands));
  }, []);
  const offered = useMemo(() => offers.flat(), [offers]);
  return (
    <OfferContext value={offer}>
      <OfferedContext value={offered}>{children}</OfferedContext>
    </OfferContext>
  );
}

export function useOfferedCommands(): readonly Command[] {
  return use(OfferedContext);
}

/** Offers commands while the calling page is on screen. Pass a memoized array. */
export function useCommands(commands: Command[]): void {
  const offer = use(OfferContext);
  useEffect(() => offer(commands), [offer, commands]);
}
