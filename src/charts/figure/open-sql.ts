import { createContext } from 'react';
import type { ShownStatement } from './shown-statement';

/** How a shown statement is opened for changing it; null where nothing can. */
export const OpenSql = createContext<((statement: ShownStatement) => void) | null>(null);
