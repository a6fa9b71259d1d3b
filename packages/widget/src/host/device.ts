/**
 * A name for this tab that lives over reloads and that no other tab has. A duplicated tab copies sessionStorage, so the name is
 * taken out while a page holds it: the copy finds none. `release` puts it back.
 */
export function holdDevice(appId: string, nextId: () => string) {
  const key = `xiaoer:${appId}:device`;
  const id = take(key) ?? nextId();
  const putBack = (): void => {
    try {
      sessionStorage.setItem(key, id);
    } catch {
      // Storage is refused here: the next page of this tab counts as another device.
    }
  };
  const takeAgain = (): void => void take(key);
  addEventListener('pagehide', putBack);
  addEventListener('pageshow', takeAgain);
  return {
    id,
    release(): void {
      removeEventListener('pagehide', putBack);
      removeEventListener('pageshow', takeAgain);
      putBack();
    },
  };
}

function take(key: string): string | null {
  try {
    const id = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return id;
  } catch {
    return null;
  }
}
