/** Calls back when the device says that it lost or found its network; silent where it cannot say. Returns the way to stop. */
export function onConnectivity(tell: (isOnline: boolean) => void): () => void {
  if (typeof addEventListener !== 'function' || typeof removeEventListener !== 'function') return () => {};
  const found = (): void => tell(true);
  const lost = (): void => tell(false);
  addEventListener('online', found);
  addEventListener('offline', lost);
  return () => {
    removeEventListener('online', found);
    removeEventListener('offline', lost);
  };
}
