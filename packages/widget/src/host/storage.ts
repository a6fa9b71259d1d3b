/** localStorage of one widget: keys begin with `xiaoer:<appId>:`. Refused storage reads as empty and keeps nothing. */
export function appStorage(appId: string) {
  const prefix = `xiaoer:${appId}:`;
  return {
    read(name: string): string | null {
      try {
        return localStorage.getItem(prefix + name);
      } catch {
        return null;
      }
    },
    write(name: string, value: string | null): void {
      try {
        if (value === null) localStorage.removeItem(prefix + name);
        else localStorage.setItem(prefix + name, value);
      } catch {
        // Storage is refused or full: what is kept here is a comfort, never needed.
      }
    },
    /** Forgets everything of this widget. */
    clear(): void {
      try {
        for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
      } catch {
        // Storage is refused: there is nothing to forget.
      }
    },
  };
}

/** Where the gateway keeps what brings a guest back; apart for each widget. */
export function guestStorage(appId: string) {
  const storage = appStorage(appId);
  return {
    getItem: (key: string) => storage.read(key),
    setItem: (key: string, value: string) => storage.write(key, value),
  };
}
