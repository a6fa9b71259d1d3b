/** Files that the opening needs besides `panel.js`, relative to the loader; written in by the build. */
declare const OPENING_FILES: readonly string[];
/** Files that what answers needs besides those. */
declare const MIND_FILES: readonly string[];
