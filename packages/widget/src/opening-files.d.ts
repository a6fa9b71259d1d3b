/** Files that the opening needs besides `panel.js`, relative to the loader; written in by the build. */
declare const OPENING_FILES: readonly string[];
