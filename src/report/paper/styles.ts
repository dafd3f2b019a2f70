import marks from '../../charts/look/parts/marks.css?raw';
import tokens from '../../charts/look/tokens.css?raw';
import blocks from './blocks.css?raw';
import drawing from './drawing.css?raw';
import memo from './memo.css?raw';
import paper from './paper.css?raw';
import print from './print.css?raw';

/** The styles of a report, in the order in which a later one wins. */
export const paperStyles: readonly string[] = [tokens, marks, drawing, paper + memo + blocks + print];
