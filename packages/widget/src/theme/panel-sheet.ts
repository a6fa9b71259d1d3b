import blocks from './blocks.css';
import messages from './messages.css';
import panel from './panel.css';
import { sheetOf } from './theme.ts';

/** The panel's own styles, adopted beside the launcher's. */
export function panelSheet(): CSSStyleSheet {
  return sheetOf(panel + messages + blocks);
}
